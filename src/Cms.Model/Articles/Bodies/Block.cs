namespace Cms.Model.Articles.Bodies;

/// <summary>One block of an article's body, in reading order. The kinds are closed: every writer draws all of them.</summary>
public abstract record Block
{
    private protected Block() { }
}
