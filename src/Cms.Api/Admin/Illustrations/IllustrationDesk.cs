using Cms.Api.Admin.Things;
using Cms.Api.Delivery;
using Cms.Api.Media;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Illustrations;

namespace Cms.Api.Admin.Illustrations;

/// <summary>Illustrations at the desk.</summary>
internal sealed class IllustrationDesk : ThingDesk<Illustration, IllustrationInput, AdminIllustrationResponse>
{
    public static IllustrationDesk Here { get; } = new();

    public override ThingKind Kind => ThingKind.Illustration;

    public override string Plural => "illustrations";

    public override string One => "an illustration";

    public override (string Key, string Column)? SortName => null;

    public override IQueryable<Illustration> In(CmsDbContext db) => db.Illustrations;

    public override IllustrationInput Written(Illustration thing) =>
        new()
        {
            Alt = thing.Facts.Alt,
            IsDecorative = thing.Facts.IsDecorative,
            Caption = thing.Facts.Caption,
            FocalPoint = thing.Facts.FocalPoint is { } point ? new FocalPointInput { X = point.X, Y = point.Y } : null,
            Credit = thing.Facts.Credit is { } credit
                ? new CreditInput
                {
                    Kind = credit.Kind,
                    Name = credit.Name,
                    AuthorId = credit.AuthorId,
                    SourceId = credit.SourceId,
                    Url = credit.Url,
                    Text = credit.Text,
                }
                : null,
            License = LicenseInput.From(thing.Facts.License),
            DigitalSourceType = thing.Facts.DigitalSourceType,
            Onward = thing.Facts.Onward,
        };

    public override void Apply(Illustration thing, IllustrationInput input, DateTime now)
    {
        var facts = Facts(input);
        if (facts != thing.Facts)
            thing.Edit(facts, now);
    }

    /// <summary>What is said of it, as it is stored.</summary>
    public static IllustrationFacts Facts(IllustrationInput input) =>
        new()
        {
            Alt = input.Alt,
            IsDecorative = input.IsDecorative,
            Caption = input.Caption,
            FocalPoint = input.FocalPoint is { } point ? new FocalPoint(point.X!.Value, point.Y!.Value) : null,
            Credit = input.Credit is { } credit
                ? new Credit(credit.Kind!.Value, credit.Name, credit.AuthorId, credit.SourceId, credit.Url, credit.Text)
                : null,
            License = LicenseInput.Read(input.License),
            DigitalSourceType = input.DigitalSourceType,
            Onward = input.Onward,
        };

    public override IEnumerable<ThingReference> References(IllustrationInput input)
    {
        if (input.Credit?.AuthorId is { } author)
            yield return new ThingReference("/credit/authorId", ThingKind.Author, author);
        if (input.Credit?.SourceId is { } source)
            yield return new ThingReference("/credit/sourceId", ThingKind.Source, source);
    }

    public override async Task FindUsesAsync(UseReader uses, CancellationToken ct)
    {
        await uses.LinksAsync(LinkKind.Illustration, ct);
        await uses.ThingsAsync(uses.Db.Authors.Where(a => a.PortraitId == uses.Id), a => a.Name, "portrait", ct);
    }

    public override AdminIllustrationResponse Shape(Illustration thing, Addresses addresses, Actor actor) =>
        AdminIllustrationResponse.From(thing, addresses);

    public override void Discard(Illustration thing, DateTime now) => thing.Discard(now);

    public override void Restore(Illustration thing) => thing.Restore();

    public override void Purge(Illustration thing, DateTime now) => thing.Purge(now);

    public override Task PurgedAsync(Illustration thing, IServiceProvider services) =>
        services.GetRequiredService<PictureRemains>().ForgetAsync(thing.File);
}
