namespace Cms.Api;

/// <summary>
/// What the magazine is called: as the desk saved it, or as the operator's settings have it where nobody did. It is kept in memory and
/// follows the change log, so that whatever names the magazine asks no database.
/// </summary>
internal sealed class CurrentSite(SiteSettings first)
{
    private SiteSettings _words = first;

    /// <summary>What it is called and where it stands; the same object for as long as nothing of it changes.</summary>
    public SiteSettings Words => Volatile.Read(ref _words);

    /// <summary>Calls it otherwise.</summary>
    public void Become(SiteSettings words)
    {
        if (words != Words)
            Volatile.Write(ref _words, words);
    }
}
