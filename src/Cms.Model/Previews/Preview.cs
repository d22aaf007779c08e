using Cms.Model.Access;
using Cms.Model.Articles;
using Cms.Model.Audit;
using Cms.Model.Home;
using Cms.Model.Pages;
using Cms.Model.Saving;

namespace Cms.Model.Previews;

/// <summary>
/// A link that shows one state of a piece, or of the front page, to whoever has it, until it ends. What it shows is kept
/// with it, so that later edits do not change it. It exists as long as it opens anything.
/// </summary>
public sealed class Preview : Eventful, IAudited
{
    /// <summary>The longest that a link may last.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(90);

    /// <summary>How long one lasts where nobody said.</summary>
    public static TimeSpan Usual { get; } = TimeSpan.FromDays(7);

    /// <summary>Most links in force for one thing; more are nobody's to keep an eye on.</summary>
    public const int MaxInForce = 50;

    private Preview() { }

    /// <summary>A link to one state of a piece.</summary>
    /// <param name="article">The piece.</param>
    /// <param name="content">What it says in that state.</param>
    /// <param name="editVersion">The edit version that the state is of.</param>
    /// <param name="expiresAt">When the link ends; null for <see cref="Usual"/>.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>, <c>expiry-in-past</c>, <c>expiry-too-late</c>.</exception>
    public Preview(Article article, ArticleContent content, int editVersion, DateTime? expiresAt, DateTime now)
        : this(article, editVersion, expiresAt, now)
    {
        if (!MayShow(article))
            throw Gone();
        Content = content;
    }

    /// <summary>A link to one state of a page.</summary>
    /// <inheritdoc cref="Preview(Article, ArticleContent, int, DateTime?, DateTime)"/>
    public Preview(Page page, PageContent content, int editVersion, DateTime? expiresAt, DateTime now)
        : this(page, editVersion, expiresAt, now)
    {
        if (!MayShow(page))
            throw Gone();
        PageContent = content;
    }

    /// <summary>A link to the front page as it is drafted, or as it is public where there is no draft.</summary>
    /// <exception cref="NewsroomRule"><c>expiry-in-past</c>, <c>expiry-too-late</c>.</exception>
    public Preview(HomePage home, DateTime? expiresAt, DateTime now)
        : this(home, home.EditVersion, expiresAt, now) => Layout = home.Draft ?? home.Live;

    private Preview(Thing thing, int editVersion, DateTime? expiresAt, DateTime now)
    {
        if (expiresAt <= now)
            throw new NewsroomRule("expiry-in-past", "A preview ends in the future.");
        if (expiresAt > now + Longest)
            throw new NewsroomRule("expiry-too-late", $"A preview lasts at most {Longest.Days} days.");
        Id = Guid.CreateVersion7(now);
        (Kind, ThingId, EditVersion, CreatedAt) = (thing.Kind, thing.Id, editVersion, now);
        ExpiresAt = (expiresAt ?? now + Usual).CutToMilliseconds();
        Note("preview");
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private set; }

    /// <summary>SHA-256 of the token. It is random and long, so nothing slower is needed.</summary>
    public byte[] TokenHash { get; private set; } = [];

    /// <summary>Of what kind of thing: an article, a page or the front page.</summary>
    public ThingKind Kind { get; private set; }

    /// <summary>Of what.</summary>
    public Guid ThingId { get; private set; }

    /// <summary>The edit version that it shows.</summary>
    public int EditVersion { get; private set; }

    /// <summary>What the piece says in it; null for anything else.</summary>
    public ArticleContent? Content { get; private set; }

    /// <summary>What the page says in it; null for anything else.</summary>
    public PageContent? PageContent { get; private set; }

    /// <summary>How the front page is laid out in it; null for anything else.</summary>
    public HomeLayout? Layout { get; private set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it ends by itself, UTC.</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>Who made it: an <see cref="Actor.Id"/>.</summary>
    public string ActorId { get; private set; } = "";

    /// <summary>Their name at that moment.</summary>
    public string ActorName { get; private set; } = "";

    /// <inheritdoc />
    Guid IAudited.Id => ThingId;

    /// <inheritdoc />
    string IAudited.AuditKind => Kinds.Of(Kind).Word;

    /// <inheritdoc />
    string? IAudited.AuditName => null;

    /// <summary>Whether a text may be shown to those who have a link: not what was withdrawn, and not what lies in the trash.</summary>
    public static bool MayShow(WrittenThing thing) => thing is not Article { Status: ArticleStatus.Withdrawn } && thing.TrashedAt is null;

    /// <summary>The rule that such a text has no previews.</summary>
    public static NewsroomRule Gone() => new("wrong-state", "What is withdrawn or in the trash has no previews.");

    /// <summary>Gives it its token and says whose it is.</summary>
    /// <returns>The token. It cannot be had again.</returns>
    public string Open(Actor actor)
    {
        var token = PreviewToken.New();
        TokenHash = PreviewToken.Hash(token);
        (ActorId, ActorName) = (actor.Id, actor.Name);
        return token;
    }

    /// <summary>Notes that somebody ends it; it is then removed.</summary>
    public void Revoke() => Note("revoke-preview");
}
