using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Http;
using Cms.Api.Http.Bodies;
using Cms.Api.Http.Doors;
using Cms.Model.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>Every body of every operation is judged member by member.</summary>
public sealed class BodyWalkTests(string provider) : OnEveryDatabase(provider)
{
    [Test]
    public void Every_member_of_every_body_says_what_it_takes()
    {
        foreach (var type in BodyTypes())
        {
            var members = Json.Options.GetTypeInfo(type).Properties.Where(p => p.Set is not null).ToList();
            var takesAnything = members
                .Where(p =>
                    Nullable.GetUnderlyingType(p.PropertyType) == typeof(JsonElement)
                    && !p.AttributeProvider!.IsDefined(typeof(PatchOfAttribute), false)
                )
                .Select(p => "/" + p.Name);

            foreach (var wrong in new[] { "{}", "[[[]]]", "0.5e9", "true" })
            {
                var body = JsonSerializer.Deserialize<JsonElement>(
                    new JsonObject(members.Select(m => KeyValuePair.Create(m.Name, JsonNode.Parse(wrong)))).ToJsonString()
                );
                var faults = BodyWalk.Judge(body, type);
                Assert.That(faults.Form.Concat(faults.Values).Select(f => f.Message), Is.All.Not.Empty, $"{type.Name}: {wrong}");
            }

            var nothing = JsonSerializer.Deserialize<JsonElement>(
                new JsonObject(members.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)null))).ToJsonString()
            );
            Assert.That(
                BodyWalk.Judge(nothing, type).Form.Select(f => f.Pointer),
                Is.EquivalentTo(
                    members
                        .Where(m => !m.IsSetNullable || (m.PropertyType.IsValueType && Nullable.GetUnderlyingType(m.PropertyType) is null))
                        .Select(m => "/" + m.Name)
                ),
                type.Name
            );
            Assert.That(takesAnything, Is.SubsetOf(new[] { "/body" }), "Only an act of a call of many has a body of its own.");
        }
    }

    [Test]
    public void A_body_of_nothing_but_faults_is_told_a_hundred()
    {
        var body = JsonSerializer.Deserialize<JsonElement>(
            new JsonObject(Enumerable.Range(0, 10_000).Select(i => KeyValuePair.Create($"x{i}", (JsonNode?)i))).ToJsonString()
        );

        Assert.That(BodyWalk.Judge(body, BodyTypes().First()).Form, Has.Count.EqualTo(100));
    }

    [Test]
    public async Task Null_is_never_more_than_a_refusal()
    {
        using var admin = await Host.StaffAsync(Role.Admin);
        foreach (var (method, path, type) in Operations())
        {
            foreach (var member in Json.Options.GetTypeInfo(type).Properties.Where(p => p.Set is not null))
            {
                foreach (var value in new[] { "null", "[null]", "{}", "[{}]" })
                {
                    using var answer = await admin.WriteAsync(
                        method,
                        path.Replace("{id}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal),
                        $"{{\"{member.Name}\":{value}}}",
                        "\"e1\""
                    );
                    Assert.That((int)answer.StatusCode, Is.LessThan(500), $"{method} {path} {member.Name}: {value}");
                }
            }
        }
    }

    private List<Type> BodyTypes() => [.. Operations().Select(o => o.Type).Distinct()];

    private IEnumerable<(HttpMethod Method, string Path, Type Type)> Operations() =>
        from endpoint in Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let body = endpoint.Metadata.GetMetadata<ScopedOperation>()?.Body
        where body is not null
        select (
            HttpMethod.Parse(endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0]),
            "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
            body.Type
        );
}
