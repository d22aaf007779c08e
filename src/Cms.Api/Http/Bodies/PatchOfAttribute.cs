namespace Cms.Api.Http.Bodies;

/// <summary>Says of a member of a body that it is a merge patch, and of what.</summary>
/// <param name="type">The record whose members it may name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PatchOfAttribute(Type type) : Attribute
{
    /// <summary>The record whose members it may name.</summary>
    public Type Type { get; } = type;
}
