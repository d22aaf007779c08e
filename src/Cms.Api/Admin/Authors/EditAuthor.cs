using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Api.Http.Doors;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Slugs;

namespace Cms.Api.Admin.Authors;

/// <summary>Changes some members of an author, and forgets what they were called before where that is asked.</summary>
internal sealed class EditAuthor(CmsDatabase database, Addresses addresses)
    : AdminPatchEndpoint<ById, AuthorPatch, AuthorPatchValidator, AdminAuthorResponse>
{
    public override void Configure() =>
        Patch(
            "authors/{id}",
            StaffScopes.Content,
            "Edit an author",
            "Changes the members that are named and leaves the others; readers see it at once, and so do the articles that show it. With "
                + "`forgetFormerName: true` nothing that is kept tells the former name or slug any more, their own credits that hold it "
                + "included, and `mentions` names the texts that still hold it, and own credits that say a part of it: those are the "
                + "desk's to change. Where the slug you leave still says it, `offeredSlug` is one that does not.",
            takesIfMatch: true
        );

    protected override async Task<Outcome<AdminAuthorResponse>> ActAsync(ById request, CancellationToken ct)
    {
        var author = await AuthorDesk.Here.RequireAsync(Db, request.Id, ct);
        Match(author);
        var patched = Patched(AuthorPatch.From(author));
        var references = AuthorDesk.Here.References(patched).ToList();
        await References.DemandAsync(Db, references, ct);
        var (name, slug) = (author.Name, author.Slug);
        AuthorDesk.Here.Apply(author, patched, Now);
        if (patched.Slug is not null)
            author.MoveTo(patched.Slug, Now);
        MentionListResponse? mentions = null;
        string? offered = null;
        if (patched.ForgetFormerName)
        {
            author.ForgetFormerName(Now);
            mentions = await MentionReader.FindAsync(database, author, await FormerNames.OfAsync(Db, author, name, slug, ct), ct);
            if (!Slug.SaysOnly(author.Slug, author.Name))
                offered = await NewSlugs.FreeAsync(Db, ThingKind.Author, Slug.From(author.Name), ct);
        }

        return await SaveAsync(
            author,
            async token =>
            {
                await References.DemandAsync(Db, references, token);
                return AdminAuthorResponse.From(author, addresses) with { Mentions = mentions, OfferedSlug = offered };
            },
            null,
            ct
        );
    }
}
