namespace Cms.Api.WebSub;

/// <summary>Work for the hub: somebody to ask, or somebody to send a feed to.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="Topic">Its feed.</param>
/// <param name="Host">The host that its address leads to.</param>
/// <param name="Tries">How many tries to send it failed since one did not.</param>
/// <param name="Asks">Whether the address is to be asked whether it wants the feed.</param>
/// <param name="Feed">The feed, read once for all who are at work on it by one look; null where there is none.</param>
internal sealed record HubWork(Guid Id, string Topic, string Host, int Tries, bool Asks, Lazy<Task<TopicFeed?>> Feed);
