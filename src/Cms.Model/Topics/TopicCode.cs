namespace Cms.Model.Topics;

/// <summary>What a topic is called in somebody's scheme of subjects, such as the media topics of the IPTC.</summary>
/// <param name="Scheme">The scheme's address, which its codes follow on.</param>
/// <param name="Code">The code in it.</param>
public sealed record TopicCode(string Scheme, string Code)
{
    /// <summary>The media topics of the IPTC (https://cv.iptc.org/newscodes/mediatopic/).</summary>
    public const string MediaTopics = "http://cv.iptc.org/newscodes/mediatopic/";

    /// <summary>Other names that people give these by.</summary>
    private static readonly string[] MediaTopicNames =
    [
        "medtop",
        "mediatopic",
        "http://cv.iptc.org/newscodes/mediatopic",
        "https://cv.iptc.org/newscodes/mediatopic",
    ];

    /// <summary>The address of the subject: the scheme's, with the code.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Uri => Scheme.EndsWith('/') || Scheme.EndsWith('#') ? Scheme + Code : $"{Scheme}/{Code}";

    /// <summary>The scheme in the one spelling that systems of news look for.</summary>
    public static string SchemeOf(string said) =>
        MediaTopicNames.Contains(said.TrimEnd('/'), StringComparer.OrdinalIgnoreCase) ? MediaTopics : said;
}
