using System.Text.RegularExpressions;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Contract.Tests;

/// <summary>The house's own order: what is looked for is found by its name.</summary>
public sealed partial class HouseTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");

    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Files = new(() =>
        [
            .. Directory
                .EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
                .Where(f => !Made().IsMatch(f))
                .Select(f => (Path.GetRelativePath(Source, f), Remarks().Replace(File.ReadAllText(f), ""))),
        ]
    );

    [Test]
    public void A_type_that_another_file_uses_has_a_file_of_its_own_name()
    {
        var uses = Files.Value.ToDictionary(f => f.Path, f => Names().Matches(f.Text).Select(m => m.Value).ToHashSet());
        var hidden =
            from file in Files.Value
            let own = Path.GetFileNameWithoutExtension(file.Path)
            from type in Types().Matches(file.Text).Select(m => m.Groups["name"].Value).Distinct()
            where type != own && !Judges().IsMatch(type) && uses.Any(u => u.Key != file.Path && u.Value.Contains(type))
            select $"{type} in {file.Path}";

        Assert.That(hidden, Is.Empty, string.Join('\n', hidden));
    }

    // Who calls an extension does not name its class, so the rule above cannot see it.
    [Test]
    public void A_class_of_extensions_has_a_file_of_its_own_name()
    {
        var hidden =
            from file in Files.Value
            let own = Path.GetFileNameWithoutExtension(file.Path)
            from extension in Extensions().Matches(file.Text)
            let type = Types().Matches(file.Text).Last(t => t.Index < extension.Index).Groups["name"].Value
            where type != own
            select $"{type} in {file.Path}";

        Assert.That(hidden.Distinct(), Is.Empty, string.Join('\n', hidden));
    }

    [Test]
    public void What_all_doors_share_knows_none_of_them()
    {
        var known =
            from file in Files.Value
            where file.Path.StartsWith("Cms.Api/Http/", StringComparison.Ordinal)
            from door in Doors().Matches(file.Text).Select(m => m.Value)
            select $"{file.Path}: {door}";

        Assert.That(known, Is.Empty, string.Join('\n', known));
    }

    [Test]
    public void What_a_partner_does_is_no_operation_of_the_desk()
    {
        var borrowed =
            from file in Files.Value
            where file.Path.StartsWith("Cms.Api/Partners/", StringComparison.Ordinal)
            from operation in OfTheDesk().Matches(file.Text).Select(m => m.Value)
            select $"{file.Path}: {operation}";

        Assert.That(borrowed, Is.Empty, string.Join('\n', borrowed));
    }

    [Test]
    public void No_line_is_longer_than_140_columns()
    {
        var files = Directory
            .EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, f))
            .Where(f => f.StartsWith("src", StringComparison.Ordinal) || f.StartsWith("tests", StringComparison.Ordinal))
            .Where(f => !Made().IsMatch(f));

        var tooLong = files.SelectMany(f => TooLong(f).Select(line => $"{f}:{line}")).ToList();

        Assert.That(tooLong, Is.Empty, string.Join('\n', tooLong));
    }

    // What a test is given or expects word for word stays in one piece.
    private static IEnumerable<int> TooLong(string file)
    {
        var (isRaw, number) = (false, 0);
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, file)))
        {
            number++;
            var quotes = line.Split("\"\"\"").Length - 1;
            var isPart = isRaw || quotes > 0;
            isRaw ^= quotes % 2 == 1;
            if (line.Length > 140 && !(isPart && file.StartsWith("tests", StringComparison.Ordinal)))
                yield return number;
        }
    }

    [GeneratedRegex("/(Migrations|Compiled|obj|bin|node_modules|generated)/")]
    private static partial Regex Made();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Remarks();

    [GeneratedRegex(
        @"(?:\bCms\.Api\.|(?<![\w.]))(?:Admin|Background|Commands|Delivery|Health|Live|Media|Partners|Webhooks|WebSub)(?:;|\.[A-Z]).*"
    )]
    private static partial Regex Doors();

    [GeneratedRegex(@"\bAdmin\w*Endpoint\b|\bDeskDoor\b")]
    private static partial Regex OfTheDesk();

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Names();

    // What judges a body or a query stands below it.
    [GeneratedRegex("(Validator|Rules)$")]
    private static partial Regex Judges();

    [GeneratedRegex(@"\(\s*this [A-Z]")]
    private static partial Regex Extensions();

    [GeneratedRegex(@"^(?:public|internal|file) (?:\w+ )*(?:class|record|interface|enum|struct) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Types();
}
