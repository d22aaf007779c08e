namespace Cms.Model.Webhooks;

/// <summary>Which of an endpoint's messages go first; within a lane they go in order.</summary>
public enum MessageLane
{
    /// <summary>Withdrawals: nothing goes before them and nothing holds them back.</summary>
    Urgent,

    /// <summary>Asked for by hand to see whether the endpoint answers: tried once, and also while the endpoint is disabled.</summary>
    Test,

    /// <summary>Everything else.</summary>
    Ordinary,
}
