using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Model;

namespace Cms.Api.Delivery.Redirects;

/// <summary>Lists where former addresses lead.</summary>
internal sealed class ListRedirects(CmsDatabase database, Addresses addresses)
    : DeliveryEndpoint<ListRedirectsRequest, ListResponse<RedirectResponse, NothingIncluded>>
{
    private static readonly SortOrder NewestFirst = new(
        [new SortColumn("s.at", SortType.Instant, true), new SortColumn("s.slug", SortType.Text, true)],
        "s.target_id"
    );

    public override void Configure() =>
        Reads(
            "/v1/redirects",
            "List redirects",
            "Former slugs of what is public, newest first: enough for a static site to write its own redirects."
        );

    protected override async Task<Answer> AnswerAsync(ListRedirectsRequest request, CancellationToken ct)
    {
        await using var read = await database.OpenReadAsync(ct);
        await read.BeginSnapshotAsync(ct);
        var limit = request.LimitOrDefault;
        var text = new StatementText();
        var after = request.Cursor is null
            ? ""
            : $" AND {NewestFirst.After(text, Cursors.Read("redirects", request.Cursor, NewestFirst.Columns.Count), database)}";
        var bounds = $"LIMIT {text.Value((long)limit + 1)} OFFSET {text.Value((long)((request.PageOrDefault ?? 1) - 1) * limit)}";
        var rows = await read.QueryAsync(
            text.With($"SELECT s.at, s.slug, s.target_id, s.kind, {Current} {From}{after} ORDER BY {NewestFirst.OrderBy} {bounds}"),
            r => (At: r.GetInstant(0), Slug: r.GetString(1), Id: r.GetId(2), Kind: r.GetName<ThingKind>(3), Current: r.GetString(4)),
            ct
        );
        var page = Page.Of(rows, limit);
        var next = page.CursorAfter(last => Cursors.Write("redirects", new CursorKeys([CursorKeys.Kept(last.At), last.Slug], last.Id)));
        var total =
            request.Count == "true"
                ? (int?)(await read.QueryAsync(new Model.Reading.Statement($"SELECT COUNT(*) {From}", []), r => r.GetInt64(0), ct))[0]
                : null;
        var data = page.Rows.Select(r => new RedirectResponse
        {
            Type = r.Kind,
            Id = r.Id,
            FromSlug = r.Slug,
            ToSlug = r.Current,
            From = addresses.Page(r.Kind, r.Slug),
            To = addresses.Page(r.Kind, r.Current),
            Since = r.At,
        });
        var list = Listed(request, [.. data], NothingIncluded.Here, next, total);
        return new Answer
        {
            Body = Bytes(list),
            Link = ListPages.Header(list.Links),
            Collections = ["redirects", .. Kinds.WithPage.Select(k => k.Collection)],
            HangsOn = Answer.On([.. Kinds.WithPage.Select(k => k.Is)]),
        };
    }

    // Each kind's own table says the present slug, and whether readers may know of it at all.
    private static readonly string Current = $"COALESCE({string.Join(", ", Kinds.WithPage.Select(k => $"{k.Table}.slug"))})";

    private static readonly string From = $"""
        FROM slugs s {string.Join(
            ' ',
            Kinds.WithPage.Select(k =>
                $"LEFT JOIN {k.Table} ON s.kind = '{k.Is}' AND {k.Table}.id = s.target_id AND {k.Table}.is_public = TRUE"
            )
        )}
        WHERE s.is_current = FALSE AND {Current} IS NOT NULL
        """;
}

/// <summary>What the list takes.</summary>
public sealed record ListRedirectsRequest : ListRequest;

/// <summary>What the list refuses.</summary>
public sealed class ListRedirectsValidator : ListValidator<ListRedirectsRequest>;

/// <summary>Where a former address leads.</summary>
public sealed record RedirectResponse
{
    /// <summary>The kind of thing that moved.</summary>
    public required ThingKind Type { get; init; }

    /// <summary>The thing's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its former slug.</summary>
    public required string FromSlug { get; init; }

    /// <summary>Its current slug.</summary>
    public required string ToSlug { get; init; }

    /// <summary>Its former page on the website.</summary>
    public required string From { get; init; }

    /// <summary>Its current page on the website.</summary>
    public required string To { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTime Since { get; init; }
}
