namespace Cms.Model.Topics;

/// <summary>A subject that pieces are filed under.</summary>
public sealed class Topic : ShownThing
{
    private Topic() { }

    /// <summary>A new topic.</summary>
    public Topic(string slug, string name, string? description, DateTime now, IReadOnlyList<TopicCode>? codes = null)
        : base(slug, now)
    {
        Take(name, description);
        Codes = codes ?? [];
    }

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Topic;

    /// <summary>The name as printed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name's sort key.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>What is filed under it, plain text.</summary>
    public string? Description { get; private set; }

    /// <summary>What it is called in others' schemes of subjects, the most important first.</summary>
    public IReadOnlyList<TopicCode> Codes { get; private set; } = [];

    /// <summary>Says what it is called in others' schemes, at once.</summary>
    public void Code(IReadOnlyList<TopicCode> codes, DateTime now)
    {
        Codes = codes;
        Edited(now, "codes");
    }

    /// <summary>Changes what is said of it, at once.</summary>
    public void Edit(string name, string? description, DateTime now)
    {
        Take(name, description);
        Edited(now, "name", "description");
    }

    private protected override void Clear() => (Name, SortName, Description, Codes) = ("", "", null, []);

    private void Take(string name, string? description)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new NewsroomRule("name-required", "A topic has a name.");
        Name = name.Normalize();
        SortName = SortKey.Of(Name);
        Description = description;
    }
}
