using System.Globalization;
using System.Text.RegularExpressions;

namespace Cms.Api.Commands.Backups;

/// <summary>Backups of one name, each with its moment in it: <c>cms.zip</c> becomes <c>cms-20261128T180000Z.zip</c>.</summary>
/// <param name="file">The name without the moment.</param>
internal sealed partial class BackupRotation(string file)
{
    private const string Moment = "yyyyMMdd'T'HHmmss'Z'";

    private readonly string _folder = Path.GetDirectoryName(file)!;
    private readonly string _name = Path.GetFileNameWithoutExtension(file);
    private readonly string _extension = Path.GetExtension(file);

    /// <summary>The name of one made now.</summary>
    public string At(DateTime now) => Path.Combine(_folder, $"{_name}-{now.ToString(Moment, CultureInfo.InvariantCulture)}{_extension}");

    /// <summary>
    /// When the next one is due: so long after the newest there is, whoever made it, so that a restart makes none too many.
    /// </summary>
    public DateTime Next(TimeSpan every, DateTime now) =>
        All().Select(b => b.At).Where(at => at <= now).DefaultIfEmpty(now - every).Max() + every;

    /// <summary>Deletes all but the newest.</summary>
    /// <returns>How many went.</returns>
    public int Thin(int keep)
    {
        var old = All().OrderByDescending(b => b.At).Skip(keep).ToList();
        old.ForEach(b => File.Delete(b.Path));
        return old.Count;
    }

    private IEnumerable<(string Path, DateTime At)> All()
    {
        if (!Directory.Exists(_folder))
            yield break;
        foreach (var path in Directory.EnumerateFiles(_folder, $"{_name}-*{_extension}"))
        {
            var moment = Path.GetFileName(path)[(_name.Length + 1)..];
            moment = moment[..Math.Max(0, moment.Length - _extension.Length)];
            if (
                DateTime.TryParseExact(
                    moment,
                    Moment,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                    out var at
                )
            )
                yield return (path, at);
        }
    }

    /// <summary>
    /// A length of time as an operator writes it (<c>30m</c>, <c>6h</c>, <c>1d</c>), from a minute to a year; null where it is none.
    /// </summary>
    public static TimeSpan? Length(string text)
    {
        var match = LengthText().Match(text);
        if (!match.Success)
            return null;
        var number = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var length = match.Groups[2].Value switch
        {
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
        return length >= TimeSpan.FromMinutes(1) && length <= TimeSpan.FromDays(366) ? length : null;
    }

    [GeneratedRegex("^([0-9]{1,6})([mhd])$", RegexOptions.NonBacktracking)]
    private static partial Regex LengthText();
}
