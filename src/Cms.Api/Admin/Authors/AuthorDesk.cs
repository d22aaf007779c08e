using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Authors;

namespace Cms.Api.Admin.Authors;

/// <summary>Authors at the desk.</summary>
internal sealed class AuthorDesk : ShownThingDesk<Author, AuthorInput, AdminAuthorResponse>
{
    public static AuthorDesk Here { get; } = new();

    public override ThingKind Kind => ThingKind.Author;

    public override string Plural => "authors";

    public override string One => "an author";

    public override string? KindColumn => "author_kind";

    public override IQueryable<Author> In(CmsDbContext db) => db.Authors;

    public override string Name(AuthorInput input) => input.Name;

    public override Author Make(string slug, AuthorInput input, DateTime now)
    {
        var author = new Author(slug, input.Kind!.Value, Profile(input), now);
        author.List(input.IsListed);
        return author;
    }

    public override AuthorInput Written(Author thing) =>
        new()
        {
            Name = thing.Name,
            Kind = thing.AuthorKind,
            Bio = thing.Bio,
            Title = thing.Title,
            Affiliation = thing.Affiliation,
            Links = [.. thing.Links.Select(l => new AuthorLinkInput { Label = l.Label, Url = l.Url })],
            PortraitId = thing.PortraitId,
            IsListed = thing.IsListed,
        };

    public override void Apply(Author thing, AuthorInput input, DateTime now)
    {
        if (thing.AuthorKind != input.Kind)
            thing.Become(input.Kind!.Value, now);
        if (Profile(input) is var profile && profile != thing.Profile)
            thing.Edit(profile, now);
        thing.List(input.IsListed);
    }

    public override IEnumerable<ThingReference> References(AuthorInput input) =>
        input.PortraitId is { } portrait ? [new("/portraitId", ThingKind.Illustration, portrait)] : [];

    public override async Task FindUsesAsync(UseReader uses, CancellationToken ct)
    {
        await uses.LinksAsync(LinkKind.Author, ct);
        await uses.ThingsAsync(uses.Db.Illustrations.Where(i => i.CreditAuthorId == uses.Id), i => i.Facts.Alt, "credit", ct);
    }

    public override AdminAuthorResponse Shape(Author thing, Addresses addresses, Actor actor) => AdminAuthorResponse.From(thing, addresses);

    private static AuthorProfile Profile(AuthorInput input) =>
        new()
        {
            Name = input.Name.Normalize(),
            Bio = input.Bio,
            Title = input.Title,
            Affiliation = input.Affiliation,
            Links = [.. input.Links.Select(l => new AuthorLink(l.Label, l.Url))],
            PortraitId = input.PortraitId,
        };
}
