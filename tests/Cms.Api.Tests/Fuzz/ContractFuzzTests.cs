using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Cms.Api.Tests.Fuzz;

/// <summary>
/// Every operation of the contract called wrongly: every member of every body, every parameter, every segment and many headers
/// are made null, of another type, empty, huge, odd and double. Whatever is sent, no answer is a 500, and each is as the contract
/// has it. The order is drawn by a seed, which a failure tells; CMS_FUZZ_CASES sets how many of the calls are made, and
/// CMS_FUZZ_SEED which ones.
/// </summary>
public sealed partial class ContractFuzzTests(string provider) : OnEveryDatabase(provider)
{
    private const string Marker = "@@here@@";

    // What one run of the suite can afford; a PostgreSQL that is left behind by a process costs each call more.
    private static readonly int Cases = Number("CMS_FUZZ_CASES", 4_000);
    private static readonly int Seed = Number("CMS_FUZZ_SEED", 20_261_128);

    private static readonly string[] Methods = ["HEAD", "OPTIONS", "TRACE", "PROPFIND", "DELETE", "PUT", "PATCH", "POST"];

    private readonly FuzzContract _contract = new();
    private FuzzStock _stock = null!;

    // An address that is no name is asked of nobody.
    protected override (string Name, string Value)[] Settings => [("Cms:Outbound:AllowPrivateAddresses", "true")];

    protected override async Task PrepareAsync() => _stock = await FuzzStock.MakeAsync(Host, _contract.Operations());

    [OneTimeTearDown]
    public void Leave()
    {
        _stock?.Admin.Dispose();
        _stock?.Partner.Dispose();
    }

    [Test]
    public async Task No_call_is_answered_with_a_500_or_against_the_contract()
    {
        var random = new Random(Seed);
        var all = _contract.Operations().SelectMany(CallsOf).ToArray();
        random.Shuffle(all);
        var failures = new ConcurrentDictionary<string, string>();

        // The calls of one operation are made in turn, since they share a thing.
        await Parallel.ForEachAsync(
            all.Take(Cases).GroupBy(c => c.Operation.Name),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (calls, _) =>
            {
                var tag = "\"e1\"";
                foreach (var call in calls)
                    tag = await CallAsync(call, tag, failures);
            }
        );

        var told = string.Concat(failures.Select(f => $"\n\n{f.Key}\n  first by {f.Value}"));
        var made = Math.Min(Cases, all.Length);
        // Were their keys gone, all calls would end at the door.
        await _stock.Admin.ReadAsync("/v1/admin/me");
        await _stock.Partner.ReadAsync("/v1/partner/me");
        Assert.That(failures, Is.Empty, $"{failures.Count} kinds of failure in {made} of {all.Length} calls, seed {Seed}:{told}");
    }

    private IEnumerable<FuzzCall> CallsOf(FuzzOperation operation)
    {
        var right = new FuzzCall(operation, "as it should be");
        if (operation.Example is not null)
            right = right with { Body = () => Utf8(Example(operation).ToJsonString()) };
        yield return right;
        foreach (var parameter in operation.Parameters.Where(p => p.In != "header"))
        {
            // Nothing, and steps upwards, make another address of a path.
            foreach (var value in FuzzValues.Parameters.Where(v => parameter.In != "path" || v is not ("" or ".." or "%2E%2E")))
                yield return right with
                {
                    What = $"{parameter.In} {parameter.Name}={value}",
                    Values = [(parameter.Name, value)],
                };
            var name = Encoded(parameter.Name);
            if (parameter.In == "query")
                yield return right with
                {
                    What = $"{parameter.Name} twice",
                    More = $"{name}=a&{name}=b",
                };
        }

        // Feeds, sitemaps, pictures and the like pass over what they do not know.
        foreach (var query in FuzzValues.Queries.Where(_ => operation.Path.StartsWith("/v1/", StringComparison.Ordinal)))
            yield return right with
            {
                What = $"query {query}",
                More = query,
            };
        foreach (var (name, value) in FuzzValues.Headers)
            yield return right with
            {
                What = $"{name}: {value}",
                Headers = [(name, value)],
            };
        foreach (var value in FuzzValues.Credentials)
            yield return right with
            {
                What = $"Authorization: {value}",
                Headers = [("Authorization", value)],
            };
        foreach (var method in Methods.Where(m => m != operation.Method.Method))
            yield return right with
            {
                What = $"method {method}",
                Method = new HttpMethod(method),
            };
        // What takes no body is sent one too.
        foreach (var (name, bytes) in FuzzValues.Bodies)
            yield return right with
            {
                What = $"body: {name}",
                Body = () => bytes,
            };
        if (operation.ContentType is null)
            yield break;
        foreach (var type in FuzzValues.ContentTypes)
            yield return right with
            {
                What = $"Content-Type: {type}",
                ContentType = type,
            };
        if (operation.Example is null)
            yield break;
        foreach (var path in _contract.Members(operation.Body).Concat(Members(operation.Example, [])).DistinctBy(p => string.Join('/', p)))
        {
            foreach (var (name, json) in FuzzValues.Members)
                yield return With(path, name, json);
            yield return With(path, "twice", $"null,{JsonSerializer.Serialize(path[^1])}:null");
        }

        FuzzCall With(IReadOnlyList<string> path, string name, string json)
        {
            return right with { What = $"/{string.Join('/', path)} is {name}", Body = Made };

            byte[] Made()
            {
                var body = Example(operation);
                Set(body, path);
                return Utf8(body.ToJsonString().Replace($"\"{Marker}\"", json, StringComparison.Ordinal));
            }
        }
    }

    private JsonObject Example(FuzzOperation operation) => _stock.Suited(operation.Example!);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static IEnumerable<IReadOnlyList<string>> Members(JsonNode node, IReadOnlyList<string> at)
    {
        var inside = node is JsonObject members ? members.Select(m => (m.Key, m.Value)) : ((JsonArray)node).Take(1).Select(v => ("0", v));
        foreach (var (name, value) in inside)
        {
            IReadOnlyList<string> here = [.. at, name];
            yield return here;
            if (value is JsonObject or JsonArray)
            {
                foreach (var deeper in Members(value, here))
                    yield return deeper;
            }
        }
    }

    /// <summary>Marks the place, with what leads there made where it is missing.</summary>
    private static void Set(JsonNode at, IReadOnlyList<string> path)
    {
        for (var i = 0; i < path.Count; i++)
        {
            JsonNode next =
                i == path.Count - 1 ? JsonValue.Create(Marker)
                : path[i + 1] == "0" ? new JsonArray()
                : new JsonObject();
            if (at is JsonArray list)
            {
                if (i < path.Count - 1 && list is [JsonObject or JsonArray, ..])
                    next = list[0]!;
                else if (list.Count > 0)
                    list[0] = next;
                else
                    list.Add(next);
            }
            else if (i < path.Count - 1 && at[path[i]] is { } there && there.GetType() == next.GetType())
            {
                next = there;
            }
            else
            {
                at[path[i]] = next;
            }

            at = next;
        }
    }

    /// <summary>Makes the call, notes what is wrong with the answer, and says what the thing's version is then.</summary>
    private async Task<string> CallAsync(FuzzCall call, string tag, ConcurrentDictionary<string, string> failures)
    {
        // Once more where the thing was changed by a call before.
        for (var tries = 0; tries < 2; tries++)
        {
            try
            {
                using var request = Request(call, tag);
                using var answer = await Caller(call).SendAsync(request);
                if (
                    (int)answer.StatusCode == 412
                    && (await answer.JsonAsync()).At("currentEditVersion") is { ValueKind: JsonValueKind.Number } at
                )
                {
                    tag = string.Create(CultureInfo.InvariantCulture, $"\"e{at.GetInt32()}\"");
                    continue;
                }

                return answer.Header("ETag") is { } next && next.StartsWith("\"e", StringComparison.Ordinal) ? next : tag;
            }
            catch (Exception e) when (e is not AssertionException)
            {
                var sent = $"{call.Method ?? call.Operation.Method} {Address(call)} {Shown(call.Body())}";
                failures.TryAdd($"{call.Operation.Name}: {Reason(e)}", $"{call.What}\n  {sent}");
                return tag;
            }
        }

        return tag;
    }

    private static string Shown(byte[]? body) => Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body?.Length ?? 0, 600)));

    private static string Encoded(string text) => Uri.EscapeDataString(text);

    /// <summary>What failed, the same for all calls that fail so: the exception and where, or how the contract is broken.</summary>
    private static string Reason(Exception e)
    {
        var lines = e.Message.Split('\n', StringSplitOptions.TrimEntries);
        if (!lines[0].Contains("answered 500", StringComparison.Ordinal))
        {
            var said = lines.Length > 1 ? lines[1..] : lines;
            return $"{e.GetType().Name} {string.Join(' ', said.Take(3).Select(l => l[..Math.Min(l.Length, 160)]))}";
        }

        var last = Array.FindLastIndex(lines, l => l.StartsWith("Request ", StringComparison.Ordinal));
        var place = lines.Skip(last).FirstOrDefault(l => l.StartsWith("at Cms.", StringComparison.Ordinal));
        return $"500 {lines.ElementAtOrDefault(last + 1)} {place}";
    }

    private HttpClient Caller(FuzzCall call) =>
        call.Headers.Any(h => h.Name == "Authorization") ? Client
        : call.Operation.Path.StartsWith("/v1/admin", StringComparison.Ordinal) ? _stock.Admin
        : call.Operation.Path.StartsWith("/v1/partner", StringComparison.Ordinal) ? _stock.Partner
        : Client;

    private HttpRequestMessage Request(FuzzCall call, string tag)
    {
        // As it stands: the client would mend what is to be broken.
        var asItStands = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var address = new Uri(Host.BaseAddress.GetLeftPart(UriPartial.Authority) + Address(call), asItStands);
        var request = new HttpRequestMessage(call.Method ?? call.Operation.Method, address);
        if (call.Body() is { Length: > 0 } body && call.Method?.Method is not ("HEAD" or "TRACE" or "OPTIONS"))
        {
            request.Content = new ByteArrayContent(body);
            var type = call.ContentType ?? call.Operation.ContentType ?? "application/json";
            if (type.Length > 0)
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (call.Operation.Parameters.Any(p => p.Name == "If-Match") && !call.Headers.Any(h => h.Name == "If-Match"))
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        foreach (var (name, value) in call.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private string Address(FuzzCall call)
    {
        var path = Placeholder.Replace(call.Operation.Path, match =>
            Value(match.Groups[1].Value) is { } value ? value : Encoded(_stock.At(call.Operation, match.Groups[1].Value))
        );
        var query = call
            .Operation.Parameters.Where(p => p.In == "query")
            .Select(p => (p.Name, Value: Value(p.Name) ?? (p.IsRequired ? "https%3A%2F%2Fwww.example%2Fa" : null)))
            .Where(p => p.Value is not null)
            .Select(p => $"{Encoded(p.Name)}={p.Value}")
            .Append(call.More)
            .Where(p => p.Length > 0);
        return string.Join('?', new[] { path, string.Join('&', query) }.Where(p => p.Length > 0));

        string? Value(string name) => call.Values.FirstOrDefault(v => v.Name == name).Value;
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [GeneratedRegex(@"\{([^{}/]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder { get; }

    private sealed record FuzzCall(FuzzOperation Operation, string What)
    {
        public HttpMethod? Method { get; init; }

        public Func<byte[]?> Body { get; init; } = static () => null;

        public string? ContentType { get; init; }

        public IReadOnlyList<(string Name, string Value)> Values { get; init; } = [];

        public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

        public string More { get; init; } = "";
    }
}
