namespace Cms.Model.WebSub;

/// <summary>What somebody asks of the hub (WebSub 5.1).</summary>
public enum SubscriptionWish
{
    /// <summary>To be sent a feed whenever it changes.</summary>
    Subscribe,

    /// <summary>To be sent it no more.</summary>
    Unsubscribe,
}
