using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Model.Access;
using Cms.Testing;
using Cms.Testing.Hosts;
using NUnit.Framework;

namespace Cms.Api.Tests.FrontPage;

/// <summary>A whole front page typed in with curl alone, as <c>type-in.sh</c> does it.</summary>
public sealed partial class TypeInTests(string provider) : OnEveryDatabase(provider)
{
    // The script starts a thousand processes, which on a machine that does much else takes minutes.
    private static readonly TimeSpan PatienceWithScript = TimeSpan.FromMinutes(10);

    protected override (string Name, string Value)[] Settings => [("Cms:Outbound:AllowPrivateAddresses", "true")];

    [Test]
    public async Task A_front_page_typed_in_with_curl_shows_every_step_at_once_and_tells_the_receiver()
    {
        await using var receiver = await Receiver.StartAsync();
        using var desk = await Host.StaffAsync(Role.Admin);
        var (exit, said) = await TypeInAsync(desk.DefaultRequestHeaders.Authorization!.Parameter!, receiver.Address);

        Assert.That(exit, Is.Zero, said);
        Assert.That(
            said,
            Does.Contain("A picture: picture-map")
                .And.EndWith($"Typed in whole: 29 pieces, one of them withdrawn, as of change {await HeadAsync()}\n")
        );
        var rows = await Client.WalkAsync("/v1/changes?limit=100");
        var isTold = await receiver.UntilAsync(all => all.SelectMany(m => m.Sequences).Distinct().Count() >= rows.Count, Patience.Limit);
        var told = receiver
            .All.SelectMany(m => m.Json.At("data/changes").EnumerateArray())
            .GroupBy(Sequence)
            .ToDictionary(c => c.Key, c => c.First());
        Assert.Multiple(() =>
        {
            Assert.That(isTold, Is.True, $"Not told: {string.Join(", ", rows.Select(Sequence).Except(told.Keys))}");
            Assert.That(told.Keys, Is.EquivalentTo(rows.Select(Sequence)));
            Assert.That(
                rows.Where(r => !told.TryGetValue(Sequence(r), out var change) || !JsonElement.DeepEquals(r, change)),
                Is.Empty,
                "It is told what the log says."
            );
            Assert.That(
                receiver.All.Where(m => !m.IsSignedBy(Secret().Match(said).Value)),
                Is.Empty,
                "Every message is signed with the secret that was shown."
            );
            Assert.That(
                receiver.All.Select(m => m.Type),
                Is.SupersetOf(
                    new[]
                    {
                        "home.published",
                        "home.updated",
                        "article.published",
                        "article.corrected",
                        "article.withdrawn",
                        "series.updated",
                    }
                )
            );
        });
    }

    private static long Sequence(JsonElement change) => change.GetProperty("sequence").GetInt64();

    private async Task<string> HeadAsync() =>
        (await Client.WalkAsync("/v1/changes?limit=100")).Max(Sequence).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(int Exit, string Said)> TypeInAsync(string key, Uri receiver)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "tests", "Cms.Api.Tests", "FrontPage", "type-in.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["BASE"], start.Environment["KEY"], start.Environment["RECEIVER"]) = (
            Host.BaseAddress.ToString(),
            key,
            receiver.ToString()
        );
        using var script = Process.Start(start)!;
        try
        {
            var (output, errors) = (script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());
            await script.WaitForExitAsync().WaitAsync(PatienceWithScript);
            return (script.ExitCode, await output + await errors);
        }
        finally
        {
            if (!script.HasExited)
                script.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]+", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
