namespace Cms.Api.Media.Storage;

/// <summary>What files in the store are called.</summary>
internal static class StoreNames
{
    /// <summary>The least that tells the files of one picture from those of others: so much of a hash.</summary>
    public const int Telling = 12;

    /// <summary>Goes on only with a name that is one: made here, of a hash or key, a size and an extension.</summary>
    public static string Checked(string name) =>
        name.Length > 2 && IsPlain(name)
            ? name
            : throw new ArgumentException("The name of a file in the store is a hash and an extension.", nameof(name));

    /// <summary>Goes on only with a beginning that tells one picture from others.</summary>
    public static string CheckedBeginning(string beginning) =>
        beginning.Length >= Telling && IsPlain(beginning)
            ? beginning
            : throw new ArgumentException($"What is deleted begins with {Telling} characters of a hash at least.", nameof(beginning));

    private static bool IsPlain(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') && !name.StartsWith('.');
}
