namespace Cms.Model;

/// <summary>All that a writer can say in a thing with a text of its own.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IContent<TSelf>
    where TSelf : class, IContent<TSelf>
{
    /// <summary>Its title, plain text.</summary>
    string Title { get; }

    /// <summary>BCP 47 tag of the language it is written in.</summary>
    string Language { get; }

    /// <summary>The body as Markdown.</summary>
    string Body { get; }

    /// <summary>Says the same with every text in it passed through: the one list of the texts.</summary>
    /// <param name="each">Is given where a text stands, as a JSON pointer, and the text; gives what is to stand there.</param>
    TSelf WithTexts(Func<string, string, string> each);

    /// <summary>Which members differ from those of an earlier content, by the names readers know them under.</summary>
    IReadOnlyList<string> DifferencesFrom(TSelf before);
}
