namespace Cms.Model;

/// <summary>Somebody else saved the thing since it was read.</summary>
public sealed class EditConflictException(Guid id) : Exception("Somebody else saved it since it was read.")
{
    /// <summary>The thing.</summary>
    public Guid Id { get; } = id;
}
