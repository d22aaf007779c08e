using System.Text.Json;
using Cms.Testing.Contract;
using NUnit.Framework;

namespace Cms.Contract.Tests;

public sealed class ContractSchemaTests
{
    [TestCase("""{"type":"string"}""", "\"a\"", "1")]
    [TestCase("""{"type":"boolean"}""", "false", "\"false\"")]
    [TestCase("""{"type":"number"}""", "1.5", "\"1.5\"")]
    [TestCase("""{"type":"integer"}""", "2.0", "2.5")]
    [TestCase("""{"type":"integer"}""", "-9223372036854775808", "1e999")]
    [TestCase("""{"type":"object"}""", """{"a":1}""", "[]")]
    [TestCase("""{"type":"array"}""", "[]", "{}")]
    [TestCase("""{"type":"null"}""", "null", "0")]
    [TestCase("""{"type":["string","null"]}""", "null", "1")]
    [TestCase("""{"enum":["a",null]}""", "null", "\"b\"")]
    [TestCase("""{"const":{"a":1}}""", """{"a":1.0}""", """{"a":2}""")]
    [TestCase("""{"minLength":2}""", "\"ab\"", "\"a\"")]
    [TestCase("""{"maxLength":1}""", "\"😀\"", "\"ab\"")]
    [TestCase("""{"maxLength":1}""", "\"é\"", "\"e\u0301\"")]
    [TestCase("""{"minLength":2}""", "\"e\u0301\"", "\"😀\"")]
    [TestCase("""{"pattern":"^\\d+$"}""", "\"12\"", "\"12\\n\"")]
    [TestCase("""{"pattern":"^[\\d-]+$"}""", "\"1-2\"", "\"١\"")]
    [TestCase("""{"minimum":1}""", "1", "0.99")]
    [TestCase("""{"maximum":10}""", "10", "1e2")]
    [TestCase("""{"minItems":1}""", "[1]", "[]")]
    [TestCase("""{"maxItems":1}""", "[1]", "[1,2]")]
    [TestCase("""{"uniqueItems":true}""", "[1,2]", "[1,2,1.0]")]
    [TestCase("""{"items":{"type":"string"}}""", """["a"]""", """["a",1]""")]
    [TestCase("""{"minProperties":1}""", """{"a":1}""", "{}")]
    [TestCase("""{"maxProperties":1}""", """{"a":1}""", """{"a":1,"b":2}""")]
    [TestCase("""{"required":["a"]}""", """{"a":null}""", "{}")]
    [TestCase("""{"properties":{"a":{"type":"string"}}}""", """{"a":"x"}""", """{"a":1}""")]
    [TestCase("""{"additionalProperties":false,"properties":{"a":true}}""", """{"a":1}""", """{"b":1}""")]
    [TestCase("""{"additionalProperties":{"type":"string"}}""", """{"a":"x"}""", """{"a":1}""")]
    [TestCase("""{"propertyNames":{"pattern":"^[a-z]+$"}}""", """{"ab":1}""", """{"A":1}""")]
    [TestCase("""{"oneOf":[{"type":"string"},{"type":"null"}]}""", "null", "1")]
    [TestCase("""{"oneOf":[{"minimum":1},{"minimum":2}]}""", "1", "3")]
    [TestCase("""{"anyOf":[{"minimum":1},{"minimum":2}]}""", "3", "0")]
    [TestCase("""{"allOf":[{"minimum":1},{"maximum":2}]}""", "2", "3")]
    [TestCase("""{"$ref":"#/components/schemas/Name"}""", "\"Ada\"", "\"\"")]
    [TestCase("""{"properties":{"a":true,"b":false}}""", """{"a":1}""", """{"b":1}""")]
    public void Every_keyword_accepts_and_refuses(string schema, string accepted, string refused)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Errors(schema, accepted), Is.Empty);
            Assert.That(Errors(schema, refused), Is.Not.Empty);
        });
    }

    [TestCase("uuid", "\"0197a3c2-1111-7abc-8def-001122334455\"", "\"0197a3c211117abc8def001122334455\"")]
    [TestCase("date-time", "\"2026-11-22T20:00:00.123Z\"", "\"2026-11-22 20:00:00Z\"")]
    [TestCase("date-time", "\"2026-11-22T20:00:00+01:00\"", "\"2026-13-22T20:00:00Z\"")]
    [TestCase("date", "\"2026-02-28\"", "\"2026-02-29\"")]
    [TestCase("uri", "\"https://example.org/a?b=c#d\"", "\"/articles/a\"")]
    [TestCase("uri", "\"urn:uuid:0197a3c2-1111-7abc-8def-001122334455\"", "\"https://example.org/a b\"")]
    [TestCase("uri-reference", "\"/articles/caf%C3%A9\"", "\"/articles/café\"")]
    [TestCase("uuid", "\"0197a3c2-1111-7abc-8def-001122334455\"", "\"0197a3c2-1111-7abc-8def-001122334455\\n\"")]
    [TestCase("int32", "2147483647", "2147483648")]
    [TestCase("int64", "-9223372036854775808", "9223372036854775808")]
    [TestCase("double", "0.1", "1e999")]
    public void Every_format_accepts_and_refuses(string format, string accepted, string refused)
    {
        var schema = $$"""{"format":"{{format}}"}""";

        Assert.Multiple(() =>
        {
            Assert.That(Errors(schema, accepted), Is.Empty);
            Assert.That(Errors(schema, refused), Is.Not.Empty);
        });
    }

    [TestCase("byte")]
    [TestCase("binary")]
    public void Formats_of_bytes_say_nothing_about_a_string(string format) =>
        Assert.That(Errors($$"""{"type":"string","format":"{{format}}"}""", "\"?\""), Is.Empty);

    [Test]
    public void Annotations_are_passed_over()
    {
        const string Schema = """
            {"title":"t","description":"d","example":1,"examples":[1],"default":2,"deprecated":true,"readOnly":true,"writeOnly":false,"$comment":"c"}
            """;

        Assert.That(Errors(Schema, "\"anything\""), Is.Empty);
    }

    [TestCase("""{"exclusiveMinimum":1}""")]
    [TestCase("""{"not":{}}""")]
    [TestCase("""{"x-enum-names":[]}""")]
    [TestCase("""{"type":"string","nullable":true}""")]
    [TestCase("""{"type":"text"}""")]
    [TestCase("""{"format":"email"}""")]
    [TestCase("""{"pattern":"("}""")]
    [TestCase("""{"items":[{"type":"string"}]}""")]
    [TestCase("""{"oneOf":[]}""")]
    [TestCase("""{"$ref":"other.json#/components/schemas/Name"}""")]
    [TestCase("""{"$ref":"#/components/schemas/Absent"}""")]
    [TestCase("""{"discriminator":{"propertyName":"type"}}""")]
    [TestCase(
        """{"oneOf":[{"$ref":"#/components/schemas/Cat"}],"discriminator":{"propertyName":"type","mapping":{"dog":"#/components/schemas/Dog"}}}"""
    )]
    public void What_is_not_known_throws(string schema) =>
        Assert.That(() => Errors(schema, "null"), Throws.TypeOf<UnsupportedSchemaException>());

    [Test]
    public void An_unknown_keyword_throws_where_no_value_leads()
    {
        const string Components = """{"components":{"schemas":{"Unknown":{"properties":{"a":{"items":{"not":{}}}}}}}}""";

        Assert.That(() => new ContractSchemas(JsonElement.Parse(Components)), Throws.TypeOf<UnsupportedSchemaException>());
    }

    [Test]
    public void A_shape_that_holds_itself_is_judged_to_its_depth()
    {
        const string Schema = """{"$ref":"#/components/schemas/Tree"}""";

        Assert.Multiple(() =>
        {
            Assert.That(Errors(Schema, """{"branches":[{"branches":[{}]}]}"""), Is.Empty);
            Assert.That(
                Errors(Schema, """{"branches":[{"branches":[{"leaf":1}]}]}"""),
                Is.EqualTo(["/branches/0/branches/0/leaf: is not a member the schema names (Tree)"])
            );
        });
    }

    [Test]
    public void The_same_words_are_made_ready_once() =>
        Assert.That(Schemas.For(JsonElement.Parse(Pet)), Is.SameAs(Schemas.For(JsonElement.Parse(Pet))));

    [Test]
    public void A_member_the_schema_does_not_name_is_refused() =>
        Assert.That(
            Errors("""{"type":"object","properties":{"a":{"properties":{"b":true}}}}""", """{"a":{"b":1,"c/d":2}}"""),
            Is.EqualTo(["/a/c~1d: is not a member the schema names"])
        );

    [Test]
    public void A_member_not_named_is_accepted_where_the_schema_says_so() =>
        Assert.That(Errors("""{"properties":{"a":true},"additionalProperties":true}""", """{"a":1,"b":2}"""), Is.Empty);

    [Test]
    public void Where_no_member_is_named_any_is_accepted() => Assert.That(Errors("""{"type":"object"}""", """{"a":1}"""), Is.Empty);

    [Test]
    public void AllOf_allows_the_members_of_all_its_branches_and_no_other()
    {
        const string Schema = """
            {"properties":{"own":true},"allOf":[{"$ref":"#/components/schemas/Cat"},{"properties":{"b":{"type":"string"}},"required":["b"]}]}
            """;

        Assert.Multiple(() =>
        {
            Assert.That(Errors(Schema, """{"own":1,"type":"cat","lives":9,"b":"x"}"""), Is.Empty);
            Assert.That(
                Errors(Schema, """{"own":1,"type":"cat","lives":9,"b":"x","c":1}"""),
                Is.EqualTo(["/c: is not a member the schema names"])
            );
            Assert.That(
                Errors(Schema, """{"type":"cat","lives":9}"""),
                Is.EqualTo(["(root): Required properties [\"b\"] are not present"])
            );
        });
    }

    [Test]
    public void Members_beside_a_reference_are_added_to_it()
    {
        const string Schema = """{"$ref":"#/components/schemas/Cat","properties":{"own":true}}""";

        Assert.Multiple(() =>
        {
            Assert.That(Errors(Schema, """{"type":"cat","lives":9,"own":1}"""), Is.Empty);
            Assert.That(Errors(Schema, """{"type":"cat","lives":9,"other":1}"""), Is.EqualTo(["/other: is not a member the schema names"]));
        });
    }

    [Test]
    public void The_alternatives_beside_an_allOf_branch_stay_alternatives()
    {
        const string Schema = """
            {"allOf":[{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}]},{"properties":{"own":true}}]}
            """;

        Assert.Multiple(() =>
        {
            Assert.That(Errors(Schema, """{"type":"dog","tricks":[],"own":1}"""), Is.Empty);
            Assert.That(Errors(Schema, """{"type":"dog","tricks":[],"lives":9}"""), Is.Not.Empty);
        });
    }

    [Test]
    public void The_errors_told_are_those_of_the_kind_that_is_meant() =>
        Assert.That(
            Errors(Pet, """{"type":"dog","tricks":[1]}"""),
            Is.EqualTo(["/tricks/0: Value is \"integer\" but should be \"string\"; it is 1 (Dog)"])
        );

    [TestCase("""{"type":"cat","lives":9}""")]
    [TestCase("""{"type":"dog","tricks":["sit"]}""")]
    [TestCase("""{"type":"Hamster"}""")]
    public void Each_kind_is_accepted(string value) => Assert.That(Errors(Pet, value), Is.Empty);

    [TestCase(
        """{"type":"cow"}""",
        """(1) /type: Expected ""cat""; it is "cow" (Cat); (2) /type: Expected ""dog""; it is "cow" (Dog); (3) /type: Expected ""Hamster"" """
    )]
    [TestCase("""{"lives":9}""", """(1) (root): Required properties ["type"] are not present (Cat); (2) (root): Required properties""")]
    public void A_value_the_discriminator_cannot_place_is_refused(string value, string reasons) =>
        Assert.That(Errors(Pet, value), Has.One.StartsWith($"(root): fits none of the alternatives: {reasons.TrimEnd()}"));

    [Test]
    public void A_value_that_fits_two_alternatives_is_told_so() =>
        Assert.That(
            Errors("""{"oneOf":[{"minimum":1},{"minimum":2}]}""", "3"),
            Is.EqualTo(["(root): fits 2 alternatives where only one may fit"])
        );

    [Test]
    public void A_thing_or_null_tells_the_errors_of_the_thing() =>
        Assert.That(
            Errors("""{"oneOf":[{"type":"null"},{"$ref":"#/components/schemas/Cat"}]}""", """{"type":"cat"}"""),
            Is.EqualTo(["(root): Required properties [\"lives\"] are not present (Cat)"])
        );

    private const string Pet = """
        {
          "oneOf": [{"$ref":"#/components/schemas/Cat"}, {"$ref":"#/components/schemas/Dog"}, {"$ref":"#/components/schemas/Hamster"}],
          "discriminator": {"propertyName":"type","mapping":{"cat":"#/components/schemas/Cat","dog":"#/components/schemas/Dog"}}
        }
        """;

    private static readonly JsonElement Document = JsonElement.Parse(
        """
        {
          "components": {
            "schemas": {
              "Name": {"type":"string","minLength":1},
              "Cat": {"type":"object","required":["type","lives"],"properties":{"type":{"const":"cat"},"lives":{"type":"integer"}}},
              "Dog": {"type":"object","required":["type","tricks"],"properties":{"type":{"const":"dog"},"tricks":{"type":"array","items":{"type":"string"}}}},
              "Hamster": {"type":"object","required":["type"],"properties":{"type":{"const":"Hamster"}}},
              "Tree": {"type":"object","properties":{"branches":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}}}}
            }
          }
        }
        """
    );

    private static readonly ContractSchemas Schemas = new(Document);

    private static IReadOnlyList<string> Errors(string schema, string value) =>
        Schemas.For(JsonElement.Parse(schema)).Errors(JsonElement.Parse(value));
}
