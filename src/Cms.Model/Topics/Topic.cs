namespace Cms.Model.Topics;

/// <summary>A subject that pieces are filed under.</summary>
public sealed class Topic : ShownThing
{
    private Topic()
    {
    }

    /// <summary>A new topic.</summary>
    public Topic(string slug, string name, string? description, DateTime now)
        : base(slug, now) => Take(name, description);

    /// <inheritdoc />
    public override ThingKind Kind => ThingKind.Topic;

    /// <summary>The name as printed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name's sort key.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>What is filed under it, plain text.</summary>
    public string? Description { get; private set; }

    /// <summary>Changes what is said of it, at once.</summary>
    public void Edit(string name, string? description, DateTime now)
    {
        Take(name, description);
        Edited(now, "name", "description");
    }

    private protected override void Clear() => (Name, SortName, Description) = ("", "", null);

    private void Take(string name, string? description)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new NewsroomRule("name-required", "A topic has a name.");
        Name = name.Normalize();
        SortName = SortKey.Of(Name);
        Description = description;
    }
}
