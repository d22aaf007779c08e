using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cms.Api.Http.OpenApi;

/// <summary>The doc comments of the program, as plain text for the contract.</summary>
internal static partial class XmlComments
{
    private static readonly Lazy<Dictionary<string, string>> Read = new(() =>
        new[] { "Cms.Api", "Cms.Model" }
            .Select(name => Path.Combine(AppContext.BaseDirectory, name + ".xml"))
            .Where(File.Exists)
            .SelectMany(path => XDocument.Load(path).Descendants("member"))
            .Where(member => member.Element("summary") is not null)
            .GroupBy(member => member.Attribute("name")!.Value)
            .ToDictionary(g => g.Key, g => Text(g.First().Element("summary")!))
    );

    /// <summary>The summary of a property, looked up where it was declared.</summary>
    public static string? Summary(MemberInfo member) => Read.Value.GetValueOrDefault($"P:{Name(member.DeclaringType!)}.{member.Name}");

    /// <summary>The summary of a type.</summary>
    public static string? Summary(Type type) => Read.Value.GetValueOrDefault($"T:{Name(type)}");

    /// <summary>The summary of an enumeration's value.</summary>
    public static string? Summary(Type type, string value) => Read.Value.GetValueOrDefault($"F:{Name(type)}.{value}");

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string Text(XElement summary)
    {
        foreach (var code in summary.Descendants("c").ToList())
            code.ReplaceWith(new XText($"`{code.Value}`"));
        foreach (var see in summary.Descendants("see").ToList())
            see.ReplaceWith(new XText(see.Attribute("cref")!.Value.Split('.')[^1]));
        return Spaces().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
