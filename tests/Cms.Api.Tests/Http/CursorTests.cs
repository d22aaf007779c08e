using System.Buffers.Binary;
using System.Text;
using Cms.Api.Tests.Delivery;
using Cms.Testing;
using Microsoft.AspNetCore.WebUtilities;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>A cursor grants nothing: whatever is sent in its place is answered or refused, never an error of ours.</summary>
public sealed class CursorTests(string provider) : OnEveryDatabase(provider)
{
    private static readonly string[] Lists =
    [
        "/v1/articles?limit=2",
        "/v1/articles?limit=2&sort=title,-publishedAt",
        "/v1/articles?limit=2&series={series}&sort=part",
        "/v1/authors?limit=2",
        "/v1/authors?limit=2&sort=-modifiedAt,name",
        "/v1/topics?limit=2&sort=-name",
        "/v1/redirects?limit=1",
        "/v1/snapshot?limit=2",
        "/v1/changes?limit=2",
        "/v1/series/{series}/articles?limit=2",
    ];

    private Stock _stock = null!;

    protected override async Task PrepareAsync()
    {
        _stock = await Stock.StoreAsync(Host, 20);
        await Host.DeskAsync(async db =>
        {
            foreach (var author in db.Authors.ToList())
                author.MoveTo($"{author.Slug}-moved", An.Hour.AddDays(4));
            await db.SaveAsync(CancellationToken.None);
        });
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_cursor_that_was_changed_is_answered_or_refused_and_never_breaks_anything(string list)
    {
        var random = new Random(20_261_122);
        var cursor = await CursorOfAsync(Of(list));
        var bytes = WebEncoders.Base64UrlDecode(cursor);
        var changed = new List<byte[]>();
        for (var i = 0; i < 40; i++)
        {
            var copy = bytes.ToArray();
            // Behind the mark that says whose it is: there the keys begin, and nobody has looked at them yet.
            for (var n = 0; n <= i % 3; n++)
                copy[random.Next(i % 2 == 0 ? Math.Min(20, copy.Length - 1) : 4, copy.Length)] =
                    i % 5 == 0 ? (byte)0 : (byte)random.Next(256);
            changed.Add(copy);
        }

        for (var length = 0; length < bytes.Length; length += 3)
            changed.Add(bytes[..length]);
        changed.Add([.. bytes, .. bytes]);
        changed.Add([.. bytes, .. new byte[1_000]]);
        foreach (
            var text in new[]
            {
                "",
                "\0",
                "a\0b",
                "\u001f",
                "\u001f\u001f",
                "-9223372036854775808",
                "9223372036854775807",
                "-62135596800001",
                "-62135596800000",
                "253402300799999",
                "253402300800000",
                "99999999999999999999",
                "1e3",
                "+1",
                " 1",
                "\ud7ff\ufffe",
                "%",
                "'",
                "' OR 1=1 --",
                new string('9', 900),
                new string('a', 1_300),
            }
        )
        {
            changed.Add([.. bytes[..Math.Min(20, bytes.Length)], .. Encoding.UTF8.GetBytes(text)]);
            changed.Add([.. bytes[..Math.Min(20, bytes.Length)], .. Encoding.UTF8.GetBytes($"{text}\u001f{text}")]);
        }

        foreach (var made in changed)
            await IsAnsweredOrRefusedAsync($"{Of(list)}&cursor={WebEncoders.Base64UrlEncode(made)}");
    }

    [TestCaseSource(nameof(Lists))]
    public async Task What_is_no_cursor_at_all_is_refused(string list)
    {
        var cursor = await CursorOfAsync(Of(list));
        foreach (
            var garbage in new[]
            {
                "",
                "x",
                "%20",
                "null",
                "0",
                "%00",
                "%ED%A0%80",
                "..%2F..",
                "a=b",
                "%F0%9F%8C%8A",
                cursor + "%3D",
                cursor + "A",
                cursor[1..],
                new string('A', 2_000),
                new string('A', 2_001),
                cursor + "\u00e9",
            }
        )
        {
            var refusal = await GetAsync($"{Of(list)}&cursor={garbage}", 400);
            Assert.That(
                refusal.Text("code"),
                Is.EqualTo("cursor-malformed").Or.EqualTo("cursor-mismatch").Or.EqualTo("invalid-request"),
                garbage
            );
        }
    }

    [Test]
    public async Task A_cursor_of_another_list_or_sort_or_filter_is_refused_as_such()
    {
        var cursors = new List<(string List, string Cursor)>();
        foreach (var list in Lists.Select(Of).Where(l => !l.StartsWith("/v1/changes", StringComparison.Ordinal)))
            cursors.Add((list, await CursorOfAsync(list)));

        foreach (var (list, _) in cursors)
        {
            // The list of a series and the list of articles in it, by part, are the same list.
            foreach (
                var (other, cursor) in cursors.Where(c =>
                    c.List != list
                    && !(c.List.Contains("series", StringComparison.Ordinal) && list.Contains("series", StringComparison.Ordinal))
                )
            )
                Assert.That(
                    (await GetAsync($"{list}&cursor={cursor}", 400)).Text("code"),
                    Is.EqualTo("cursor-mismatch"),
                    $"{list} with a cursor of {other}"
                );
            foreach (var more in new[] { "&id=one-piece", "&sort=title", "&language=fr", "&modifiedAt[gte]=2026-11-01" })
            {
                if (list == "/v1/articles?limit=2")
                    Assert.That(
                        (await GetAsync($"{list}{more}&cursor={cursors[0].Cursor}", 400)).Text("code"),
                        Is.EqualTo("cursor-mismatch"),
                        more
                    );
            }
        }

        Assert.That(
            (await GetAsync($"/v1/changes?cursor={cursors[0].Cursor}", 400)).Text("code"),
            Is.EqualTo("cursor-mismatch").Or.EqualTo("cursor-malformed")
        );
    }

    [Test]
    public async Task A_cursor_goes_on_with_another_limit()
    {
        var expected = (await GetAsync("/v1/articles?limit=6")).Ids();

        var rest = await GetAsync($"/v1/articles?limit=4&cursor={await CursorOfAsync("/v1/articles?limit=2")}");

        Assert.That(rest.Ids(), Is.EqualTo(expected.Skip(2)));
    }

    [TestCase("/v1/changes")]
    [TestCase("/v1/snapshot")]
    public async Task A_position_of_another_history_or_from_before_what_is_kept_leads_to_the_snapshot(string list)
    {
        var snapshot = await GetAsync("/v1/snapshot?limit=2");
        var position = WebEncoders.Base64UrlDecode(snapshot.Text("meta/changesCursor")!);
        var otherEpoch = position.ToArray();
        otherEpoch[10] ^= 0xff;
        var beyond = position.ToArray();
        BinaryPrimitives.WriteInt64BigEndian(beyond.AsSpan(20), long.MaxValue);
        var negative = position.ToArray();
        BinaryPrimitives.WriteInt64BigEndian(negative.AsSpan(20), -1);

        foreach (var made in new[] { otherEpoch, beyond, negative })
        {
            var cursor = WebEncoders.Base64UrlEncode(made);
            if (list == "/v1/snapshot")
            {
                var page = WebEncoders.Base64UrlDecode(snapshot.Text("meta/nextCursor")!);
                cursor = WebEncoders.Base64UrlEncode([.. page[..20], .. Encoding.UTF8.GetBytes(cursor)]);
            }

            var refusal = await GetAsync($"{list}?limit=2&cursor={cursor}", 410);

            Assert.That(refusal.Text("code"), Is.EqualTo("cursor-expired"));
            Assert.That(refusal.Text("detail"), Does.Contain("/v1/snapshot"));
        }
    }

    private async Task IsAnsweredOrRefusedAsync(string path)
    {
        using var answer = await Client.GetAsync(path);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200).Or.EqualTo(400).Or.EqualTo(410), path);
    }

    private async Task<string> CursorOfAsync(string list) => (await GetAsync(list)).Text("meta/nextCursor")!;

    private string Of(string list) => list.Replace("{series}", _stock.Series[1].Id.ToString(), StringComparison.Ordinal);
}
