using System.Text;
using System.Text.Json;
using Cms.Model.Webhooks;
using Cms.Testing;
using NUnit.Framework;

namespace Cms.Model.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    private static IEnumerable<TestCaseData> Vectors() =>
        JsonDocument
            .Parse(
                File.ReadAllText(Path.Combine(Repository.Root, "tests", "Cms.Model.Tests", "Webhooks", "standard-webhooks-vectors.json"))
            )
            .RootElement.EnumerateArray()
            .Select(v =>
                new TestCaseData(
                    Text(v, "secret"),
                    Text(v, "id"),
                    v.GetProperty("timestamp").GetInt64(),
                    Text(v, "body"),
                    Text(v, "signature")
                ).SetArgDisplayNames(Text(v, "id"))
            )
            .Append(
                new TestCaseData(
                    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                    "msg_p5jXN8AQM9LWM0D4loKWxJek",
                    1_614_265_330L,
                    """{"test": 2432232314}""",
                    "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
                ).SetArgDisplayNames("known")
            );

    [TestCaseSource(nameof(Vectors))]
    public void A_message_is_signed_as_the_standard_has_it(string secret, string id, long timestamp, string body, string signature) =>
        Assert.That(WebhookSignature.Sign([secret], id, timestamp, Encoding.UTF8.GetBytes(body)), Is.EqualTo(signature));

    [Test]
    public void Two_secrets_sign_side_by_side()
    {
        var (one, other) = (WebhookSignature.NewSecret(), WebhookSignature.NewSecret());

        var both = WebhookSignature.Sign([one, other], "msg_1", 1, "{}"u8);

        Assert.That(
            both.Split(' '),
            Is.EqualTo(new[] { WebhookSignature.Sign([one], "msg_1", 1, "{}"u8), WebhookSignature.Sign([other], "msg_1", 1, "{}"u8) })
        );
    }

    [Test]
    public void A_new_secret_is_as_long_as_the_standard_asks_and_never_the_same()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => WebhookSignature.NewSecret()).ToList();

        Assert.That(secrets, Is.Unique.And.All.StartsWith("whsec_"));
        Assert.That(secrets.Select(s => Convert.FromBase64String(s["whsec_".Length..]).Length), Is.All.InRange(24, 64));
    }

    private static string Text(JsonElement vector, string name) => vector.GetProperty(name).GetString()!;
}
