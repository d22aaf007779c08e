using Cms.Api.Delivery;
using Cms.Api.Delivery.Changes;
using Cms.Api.Http;
using Cms.Api.Http.Lists;
using Cms.Api.Http.Queries;
using Cms.Model;
using FastEndpoints;

namespace Cms.Api.Partners.Changes;

/// <summary>Lists what was withdrawn.</summary>
internal sealed class ListWithdrawals(CmsDatabase database, PartnerChangeReader changes, Addresses addresses)
    : PartnerEndpoint<ListWithdrawalsRequest, PartnerChangesResponse>
{
    public override void Configure() =>
        Gives(
            "/v1/partner/withdrawals",
            "List withdrawals",
            "Every piece this partner was ever entitled to that is withdrawn now, oldest first, however long ago: take down every copy "
                + "of it. Suspended partners see this list too.",
            whileSuspended: true,
            beyondQuota: true
        );

    protected override async Task<Answer> AnswerAsync(ListWithdrawalsRequest request, CancellationToken ct)
    {
        long after = 0;
        if (request.Cursor is not null)
        {
            await using var read = await database.OpenReadAsync(ct);
            // The list is kept for ever: however old the cursor is, nothing after it is gone.
            after = ChangeCursors.Read(request.Cursor, await LogHead.ReadAsync(read, ct) with { ThinnedTo = 0 }, Partner.Id);
        }

        var limit = request.LimitOrDefault;
        var page = await changes.WithdrawalsAsync(Partner, after, limit, ct);
        var next = ChangeCursors.Write(
            page.Head with
            {
                ThinnedTo = 0,
            },
            page.HasMore ? page.Rows[^1].Sequence : page.Head.Sequence,
            Partner.Id
        );
        var links = new ListLinks
        {
            Self = addresses.Api(CanonicalPath()),
            Next = addresses.Api(ListPages.WithCursor(CanonicalPath("cursor"), next)),
        };
        return Json(
            new PartnerChangesResponse
            {
                Data = page.Rows,
                Meta = new ChangesMeta
                {
                    Limit = limit,
                    HasMore = page.HasMore,
                    NextCursor = next,
                    Page = null,
                    Total = null,
                    Epoch = page.Head.Epoch,
                },
                Links = links,
                Included = PartnerChangesIncluded.Nothing,
            }
        ) with
        {
            Link = ListPages.Header(links),
        };
    }
}

/// <summary>What the list takes.</summary>
public sealed record ListWithdrawalsRequest
{
    /// <summary>Most rows per page.</summary>
    [QueryParam]
    public string? Limit { get; init; }

    /// <summary>Goes on after a page: its <c>meta.nextCursor</c>.</summary>
    [QueryParam]
    public string? Cursor { get; init; }

    internal int LimitOrDefault => ListRules.LimitOf(Limit);
}

/// <summary>What the list refuses.</summary>
public sealed class ListWithdrawalsValidator : Validator<ListWithdrawalsRequest>
{
    /// <summary>The rules.</summary>
    public ListWithdrawalsValidator()
    {
        RuleFor(r => r.Limit).WholeNumber(1, ListRules.MostLimit, ListRules.DefaultLimit);
        RuleFor(r => r.Cursor).CursorText();
    }
}
