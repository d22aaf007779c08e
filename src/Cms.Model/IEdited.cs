namespace Cms.Model;

/// <summary>Something that people change one save at a time.</summary>
public interface IEdited
{
    /// <summary>Its id.</summary>
    Guid Id { get; }

    /// <summary>Counts saves by people; the token against lost updates.</summary>
    int EditVersion { get; }
}
