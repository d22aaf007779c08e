using System.Text.Json;
using Cms.Testing;
using Cms.Testing.Contract;
using NUnit.Framework;

namespace Cms.Contract.Tests;

/// <summary>What every operation of the contract has, so that nobody needs to ask how.</summary>
public sealed class OperationTests
{
    private static readonly JsonElement Document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "cms.v1.json"))).RootElement;

    private static IEnumerable<TestCaseData> Operations() =>
        from path in Document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select new TestCaseData(operation.Value).SetArgDisplayNames($"{operation.Name} {path.Name}");

    [TestCaseSource(nameof(Operations))]
    public void An_operation_says_what_it_does_takes_and_answers(JsonElement operation)
    {
        var responses = operation.GetProperty("responses");

        Assert.Multiple(() =>
        {
            Assert.That(operation.GetProperty("operationId").GetString(), Does.Match("^[a-z]+([A-Z][a-z]+)*$"));
            Assert.That(operation.GetProperty("summary").GetString(), Is.Not.Empty);
            Assert.That(operation.GetProperty("description").GetString(), Is.Not.Empty);
            Assert.That(operation.GetProperty("tags").GetArrayLength(), Is.EqualTo(1));
            Assert.That(responses.EnumerateObject().Any(r => r.Name[0] == '2'), "It has a success.");
            Assert.That(responses.EnumerateObject().Any(r => r.Name[0] is '4' or '5'), "It has an error.");
            foreach (var parameter in operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
                Assert.That(parameter.GetProperty("description").GetString(), Is.Not.Empty, parameter.GetProperty("name").GetString());
        });
    }

    [TestCaseSource(nameof(Operations))]
    public void Every_example_keeps_to_its_schema(JsonElement operation)
    {
        var validator = new JsonSchemaValidator(Document);
        var judged = 0;
        foreach (var response in operation.GetProperty("responses").EnumerateObject())
        {
            if (!response.Value.TryGetProperty("content", out var contents))
                continue;
            foreach (var content in contents.EnumerateObject().Where(c => c.Name.Contains("json", StringComparison.Ordinal)))
            {
                Assert.That(content.Value.TryGetProperty("example", out var example), $"{response.Name} has an example; openapi/examples holds one answer per operation.");
                Assert.That(validator.Validate(content.Value.GetProperty("schema"), example), Is.Empty, response.Name);
                judged++;
            }
        }

        Assert.That(judged, Is.Positive);
    }

    [Test]
    public void Operation_names_are_unique()
    {
        var names = Operations().Select(o => ((JsonElement)o.Arguments[0]!).GetProperty("operationId").GetString()).ToList();

        Assert.That(names, Is.Unique);
    }
}
