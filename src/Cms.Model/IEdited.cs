namespace Cms.Model;

/// <summary>Something that several people may edit; its edit version tells whether it still is as one of them saw it.</summary>
public interface IEdited
{
    /// <summary>Its id.</summary>
    Guid Id { get; }

    /// <summary>Counts saves by people; the token against lost updates.</summary>
    int EditVersion { get; }
}
