using Cms.Api.Http.Limits;
using Cms.Model.Access;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>Bodies as they come from callers who are slow, or do not speak HTTP.</summary>
public sealed class WholeBodiesTests(string provider) : OnEveryDatabase(provider)
{
    private const string Form = "POST /websub HTTP/1.1\nHost: {host}\nContent-Type: application/x-www-form-urlencoded\n";

    [Test]
    public async Task A_body_that_trickles_in_holds_no_place_of_work()
    {
        var calls = new List<RawCall>();
        for (var i = 0; i < RequestLimits.BodiesOfCaller; i++)
        {
            var call = await RawCall.ToAsync(Host.BaseAddress);
            calls.Add(call);
            await call.SayAsync(Form + "Content-Length: 2000\nExpect: 100-continue\n\n");
            Assert.That(await call.HearAsync("100 Continue"), Does.Contain("100 Continue"), "The server waits for the body.");
        }

        var places = Host.Services.GetRequiredService<WorkPlaces>();
        Assert.That(places.OfAll.GetStatistics()!.CurrentAvailablePermits, Is.EqualTo(RequestLimits.Concurrent));
        // Somebody at the same address reads, and somebody with a key writes.
        await GetAsync("/v1/articles?limit=7");
        using var editor = await Host.StaffAsync(Role.Editor);
        using var made = await editor.SendAsync(HttpMethod.Post, "/v1/admin/topics", new { name = "Made meanwhile" });
        Assert.That((int)made.StatusCode, Is.EqualTo(201), await made.Content.ReadAsStringAsync());
        calls.ForEach(call => call.Dispose());
    }

    [TestCase("chunked", "fffffffffffffffff\nx")]
    [TestCase("chunked", "ffffffffffffffff\nx")]
    [TestCase("chunked", "7fffffffffffffff\nx")]
    [TestCase("chunked", "80000000\nx")]
    [TestCase("chunked", "-1\nx")]
    [TestCase("chunked", "+3\nabc\n0\n\n")]
    [TestCase("chunked", "0x3\nabc\n0\n\n")]
    [TestCase("chunked", "zz\nabc\n")]
    [TestCase("chunked", "\n\n")]
    [TestCase("chunked", "3\nabcd\n0\n\n")]
    [TestCase("chunked", "3\nabc0\n\n")]
    [TestCase("chunked", "3\nab")]
    [TestCase("chunked", "3;a=\u0001\nab")]
    [TestCase("gzip", "abc")]
    [TestCase("gzip, chunked", "3\nabc\n0\n\n")]
    [TestCase("chunked, chunked", "3\nabc\n0\n\n")]
    [TestCase("identity", "abc")]
    public async Task A_transfer_coding_that_is_none_is_the_callers_fault(string coding, string body)
    {
        foreach (
            var head in new[]
            {
                Form,
                "POST /v1/admin/articles HTTP/1.1\nHost: {host}\nContent-Type: application/json\n" + await KeyAsync(),
            }
        )
        {
            using var call = await RawCall.ToAsync(Host.BaseAddress);
            await call.SayAsync($"{head}Transfer-Encoding: {coding}\n\n{body}");
            call.End();

            var answer = await call.HearAsync();

            // Where not even the head is HTTP the web server answers before anybody here is asked.
            Assert.That(answer, Does.StartWith("HTTP/1.1 4").Or.Empty, head);
        }
    }

    [Test]
    public async Task A_chunk_of_impossible_size_is_a_problem_that_says_so()
    {
        using var call = await RawCall.ToAsync(Host.BaseAddress);

        await call.SayAsync(Form + "Transfer-Encoding: chunked\n\nfffffffffffffffff\nx");

        Assert.That(
            await call.HearAsync("}"),
            Does.StartWith("HTTP/1.1 400 ").And.Contain("application/problem+json").And.Contain("\"malformed-request\"")
        );
    }

    private async Task<string> KeyAsync()
    {
        using var editor = await Host.StaffAsync(Role.Editor);
        return $"Authorization: {editor.DefaultRequestHeaders.Authorization}\n";
    }
}
