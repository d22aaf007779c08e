using Cms.Api.Access;
using Cms.Model.Access;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>The limit for one address, where the operator sets one.</summary>
public sealed class AddressLimitTests(string provider) : OnEveryDatabase(provider)
{
    // Far from the proxy that the tests are: the last address that it does not vouch for counts.
    private const string Proxy = "127.0.0.1",
        OtherProxy = "10.9.9.9";

    protected override (string Name, string Value)[] Settings =>
        [("Cms:RateLimits:AnonymousPerMinute", "3"), ("Cms:TrustedProxies", $"{Proxy},::1,{OtherProxy}")];

    [Test]
    public async Task Whoever_asks_too_often_waits_and_others_do_not()
    {
        for (var i = 0; i < 3; i++)
            Assert.That(await StatusAsync("203.0.113.1"), Is.EqualTo(200));

        using var refusal = await Client.GetAsync("/v1/topics", ("X-Forwarded-For", "203.0.113.1"));

        Assert.That((int)refusal.StatusCode, Is.EqualTo(429));
        Assert.That(int.Parse(refusal.Header("Retry-After")!, null), Is.InRange(1, 60));
        Assert.That(refusal.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(refusal.Header("Access-Control-Allow-Origin"), Is.EqualTo("*"));
        Assert.That((await refusal.JsonAsync()).Text("code"), Is.EqualTo("rate-limited"));
        Assert.That(await StatusAsync("203.0.113.2"), Is.EqualTo(200));
        Assert.That(await StatusAsync("203.0.113.1", "/health/ready"), Is.EqualTo(200), "its health may always be asked after");
    }

    [Test]
    public async Task Nobody_escapes_by_naming_other_addresses_before_their_own()
    {
        for (var i = 0; i < 3; i++)
            await StatusAsync($"198.51.100.{i}, 203.0.113.3");

        Assert.That(await StatusAsync("198.51.100.77, 203.0.113.3"), Is.EqualTo(429));
        Assert.That(await StatusAsync($"198.51.100.78, 203.0.113.3, {OtherProxy}"), Is.EqualTo(429), "behind two proxies of ours");
        Assert.That(await StatusAsync("198.51.100.77"), Is.EqualTo(200));
    }

    [Test]
    public async Task Asking_after_its_health_takes_nothing_from_the_rest()
    {
        for (var i = 0; i < 10; i++)
            await StatusAsync("203.0.113.4", "/health/live");

        Assert.That(await StatusAsync("203.0.113.4"), Is.EqualTo(200));
    }

    [Test]
    public async Task A_right_key_is_never_stopped_by_what_others_at_its_address_do()
    {
        using var editor = await Host.StaffAsync(Role.Editor);
        var key = editor.DefaultRequestHeaders.Authorization!.ToString();
        for (var i = 0; i < 4; i++)
            await StatusAsync("203.0.113.5");
        Assert.That(await StatusAsync("203.0.113.5"), Is.EqualTo(429));

        for (var i = 0; i < 5; i++)
            Assert.That(await StatusAsync("203.0.113.5", "/v1/topics", key), Is.EqualTo(200));
    }

    [Test]
    public async Task Wrong_keys_are_slowed_by_address_and_right_ones_are_not()
    {
        using var editor = await Host.StaffAsync(Role.Editor);
        const string Guesser = "2001:db8:7:7::1",
            Neighbour = "2001:db8:7:7:ffff::2";
        for (var i = 0; i < WrongKeys.Most; i++)
            Assert.That(await StatusAsync(Guesser, "/v1/topics", Guess(i)), Is.EqualTo(401));

        // One is let through now and then.
        var statuses = new List<int>();
        for (var i = WrongKeys.Most; i < 2_000 && !statuses.Contains(429); i++)
            statuses.Add(await StatusAsync(Neighbour, "/v1/topics", Guess(i)));

        Assert.That(statuses, Does.Contain(429));
        Assert.That(
            await StatusAsync(Guesser, "/v1/admin/articles", editor.DefaultRequestHeaders.Authorization!.ToString()),
            Is.EqualTo(200),
            "a right key"
        );
        Assert.That(await StatusAsync(Guesser, "/v1/topics", Guess(3)), Is.EqualTo(401), "a key that is known to be wrong");
        Assert.That(await StatusAsync("2001:db8:7:8::1", "/v1/topics", Guess(2_001)), Is.EqualTo(401), "another network");

        static string Guess(int number) => $"Bearer cms_abcdefgh_{number:d40}";
    }

    private async Task<int> StatusAsync(string forwardedFor, string path = "/v1/topics", string? key = null)
    {
        using var answer = await (
            key is null
                ? Client.GetAsync(path, ("X-Forwarded-For", forwardedFor))
                : Client.GetAsync(path, ("X-Forwarded-For", forwardedFor), ("Authorization", key))
        );
        return (int)answer.StatusCode;
    }
}

/// <summary>Without proxies that are trusted, what a caller says of their address counts for nothing.</summary>
public sealed class UntrustedForwardingTests(string provider) : OnEveryDatabase(provider)
{
    protected override (string Name, string Value)[] Settings => [("Cms:RateLimits:AnonymousPerMinute", "2")];

    [Test]
    public async Task An_address_that_a_caller_made_up_is_not_believed()
    {
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await Client.GetAsync("/v1/topics", ("X-Forwarded-For", $"203.0.113.{i}"));
            statuses.Add((int)answer.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 429 }));
    }
}
