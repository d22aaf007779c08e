namespace Cms.Api.Http.Queries;

/// <summary>What a rule tells the contract about a parameter.</summary>
internal interface IDescribesParameter
{
    /// <summary>The parameter's form.</summary>
    ParameterShape Shape { get; }
}
