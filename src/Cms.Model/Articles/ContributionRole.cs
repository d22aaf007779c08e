namespace Cms.Model.Articles;

/// <summary>What somebody did for an article.</summary>
public enum ContributionRole
{
    /// <summary>Wrote it.</summary>
    Author,

    /// <summary>Edited it.</summary>
    Editor,

    /// <summary>Drew for it.</summary>
    Illustrator,

    /// <summary>Took its photographs.</summary>
    Photographer,

    /// <summary>Translated it.</summary>
    Translator,

    /// <summary>Asked the questions.</summary>
    Interviewer,

    /// <summary>Answered them.</summary>
    Interviewee,
}
