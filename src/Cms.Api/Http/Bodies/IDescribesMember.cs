namespace Cms.Api.Http.Bodies;

/// <summary>What a rule tells the contract about a member of a body.</summary>
internal interface IDescribesMember
{
    /// <summary>The member's form.</summary>
    MemberShape Shape { get; }
}
