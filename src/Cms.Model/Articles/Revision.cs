namespace Cms.Model.Articles;

/// <summary>What an article said at one moment, kept for ever.</summary>
public sealed class Revision
{
    private Revision() { }

    internal Revision(Guid articleId, int number, string reason, ArticleContent content, DateTime at)
    {
        ArticleId = articleId;
        Number = number;
        Reason = reason;
        Content = content;
        At = at;
    }

    /// <summary>The article.</summary>
    public Guid ArticleId { get; private set; }

    /// <summary>The article's edit version that this is.</summary>
    public int Number { get; private set; }

    /// <summary>What was done: saved, published, corrected and so on.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What it said.</summary>
    public ArticleContent Content { get; private set; } = new();

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who did it: an <see cref="Access.Actor.Id"/>.</summary>
    public string ActorId { get; private set; } = "";

    /// <summary>Their name at that moment.</summary>
    public string ActorName { get; private set; } = "";

    internal void By(Access.Actor actor) => (ActorId, ActorName) = (actor.Id, actor.Name);
}
