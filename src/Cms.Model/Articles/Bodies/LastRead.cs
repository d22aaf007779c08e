using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cms.Model.Articles.Bodies;

/// <summary>
/// Remembers what was read of the texts that were read last, by the text's hash. Reading is done before a save waits for its turn, and
/// the many places of a save that ask what a text holds, a text read from the database among them, find it known.
/// </summary>
/// <param name="weigh">How much room something takes.</param>
/// <param name="most">How much room there is; as much again is kept until it is full.</param>
public sealed class LastRead<T>(Func<T, int> weigh, int most)
{
    private readonly Lock _lock = new();
    private Dictionary<UInt128, T> _young = [];
    private Dictionary<UInt128, T> _old = [];
    private int _weight;

    /// <summary>What was read of a text, or is read of it now.</summary>
    public T Of(string text, Func<string, T> read)
    {
        var key = KeyOf(text);
        lock (_lock)
        {
            if (_young.TryGetValue(key, out var known))
                return known;
            if (_old.TryGetValue(key, out known))
            {
                Keep(key, known);
                return known;
            }
        }

        var value = read(text);
        lock (_lock)
            Keep(key, value);
        return value;
    }

    /// <summary>What was read of a text, if it was read lately.</summary>
    public bool TryFind(string text, [MaybeNullWhen(false)] out T known)
    {
        var key = KeyOf(text);
        lock (_lock)
            return _young.TryGetValue(key, out known) || _old.TryGetValue(key, out known);
    }

    /// <summary>Whether it is known what a text holds.</summary>
    public bool Knows(string text) => TryFind(text, out _);

    // One that nobody can make another text for: what a text refers to decides who sees what.
    private static UInt128 KeyOf(string text) => MemoryMarshal.Read<UInt128>(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));

    private void Keep(UInt128 key, T value)
    {
        if (!_young.TryAdd(key, value))
            return;
        _weight += weigh(value);
        if (_weight <= most)
            return;
        (_old, _young, _weight) = (_young, [], 0);
    }
}
