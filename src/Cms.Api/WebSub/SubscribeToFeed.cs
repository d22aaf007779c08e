using System.Globalization;
using System.Text;
using Cms.Api.Delivery;
using Cms.Api.Http;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Cms.Api.Outbound;
using Cms.Model;
using Cms.Model.Access;
using Cms.Model.WebSub;
using FastEndpoints;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cms.Api.WebSub;

/// <summary>What a subscriber asks of the hub (WebSub 5.1), each member under its name with <c>hub.</c> before it.</summary>
internal sealed record SubscriptionRequest(SubscriptionWish Wish, string Topic, string Callback, string? Secret, TimeSpan Lease);

/// <summary>Takes what somebody asks of the hub; the address itself is asked before any of it holds.</summary>
internal sealed class SubscribeToFeed(
    CmsDatabase database,
    FeedTopics topics,
    UnprovenCallbacks unproven,
    Addresses addresses,
    OutboundClient outbound,
    TimeProvider clock
) : EndpointWithoutRequest
{
    /// <summary>The hub's address.</summary>
    public const string Path = "/websub";

    /// <summary>Most subscriptions, of everybody together.</summary>
    public const int Most = 5_000;

    /// <summary>Most that lead to one host.</summary>
    public const int MostOfHost = 200;

    /// <summary>Most that nobody has confirmed so far, of everybody together.</summary>
    public const int MostPending = 1_000;

    private const int MostBytes = 16_384;

    public override void Configure()
    {
        Verbs(FastEndpoints.Http.POST);
        Routes(Path);
        AllowAnonymous();
        DontAutoSendResponse();
        Options(route => route.WithMetadata(new RequestSizeLimitAttribute(MostBytes), new HubOperation()));
        RequestBinder(new RequestBinder<EmptyRequest>(BindingSource.QueryParams));
        Summary(s =>
        {
            s.Summary = "Subscribe to a feed";
            s.Description =
                "A hub by the W3C Recommendation WebSub: whoever subscribes to an open feed is sent it whole whenever it changes, signed "
                + "if a secret was given. 202 says that the request was understood; "
                + "the address given as callback is then asked whether it wants this (its answer is the challenge), and nothing holds "
                + "before it has said so. Callbacks that have not said yes within the hour are counted by caller and by host, and "
                + "beyond so many further ones are refused (429, 503). A subscription lasts ten days unless something else between an "
                + "hour and thirty days is asked for; ask again to go on.";
        });
    }

    public override async Task HandleAsync(CancellationToken ct)
    {
        PublicHeaders.Set(HttpContext.Response);
        HttpContext.Response.Headers.CacheControl = "no-store";
        var asked = Read(await FormAsync(ct));
        if (asked.Wish == SubscriptionWish.Subscribe && !await topics.HasAsync(asked.Topic, ct))
            throw Wrong("hub.topic", "unknown-topic", "hub.topic should be the address of an open feed, just as its link self has it.");
        await KeepAsync(asked, ct);
        HttpContext.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private async Task<IFormCollection> FormAsync(CancellationToken ct)
    {
        var request = HttpContext.Request;
        if (
            request.ContentType?.Split(';')[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            != true
        )
            throw new ProblemException("unsupported-media-type", "This address takes application/x-www-form-urlencoded.");
        try
        {
            return await request.ReadFormAsync(
                new FormOptions
                {
                    ValueCountLimit = 50,
                    KeyLengthLimit = 100,
                    ValueLengthLimit = MostBytes,
                },
                ct
            );
        }
        catch (InvalidDataException)
        {
            throw new ProblemException("malformed-request", "The form cannot be read.");
        }
    }

    private SubscriptionRequest Read(IFormCollection form)
    {
        var wish = Text("hub.mode", 20) switch
        {
            "subscribe" => SubscriptionWish.Subscribe,
            "unsubscribe" => SubscriptionWish.Unsubscribe,
            _ => throw Wrong("hub.mode", "unknown-word", "hub.mode should be subscribe or unsubscribe."),
        };
        var topic = Text("hub.topic", 500) ?? throw Missing("hub.topic");
        var here = addresses.Api("/");
        if (!topic.StartsWith(here, StringComparison.Ordinal) || topic.Length - here.Length >= FeedSubscription.MaxTopicLength)
            throw Wrong("hub.topic", "unknown-topic", "hub.topic should be the address of an open feed, just as its link self has it.");
        var callback = Text("hub.callback", FeedSubscription.MaxCallbackLength) ?? throw Missing("hub.callback");
        if (
            !callback.All(c => c is > ' ' and < (char)127)
            || !Uri.TryCreate(callback, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0
            || uri.Fragment.Length > 0
        )
            throw Wrong(
                "hub.callback",
                "address",
                "hub.callback should be an absolute http or https address in plain ASCII, without user and fragment."
            );
        var secret = Text("hub.secret", FeedSubscription.MaxSecretBytes);
        if (secret is not null && Encoding.UTF8.GetByteCount(secret) > FeedSubscription.MaxSecretBytes)
            throw Wrong("hub.secret", "length", "hub.secret should have less than 200 bytes.");
        var seconds = Text("hub.lease_seconds", 20);
        if (seconds is not null && !(long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0))
            throw Wrong("hub.lease_seconds", "number", "hub.lease_seconds should be a whole number above 0.");
        var lease = seconds is null
            ? FeedSubscription.DefaultLease
            : TimeSpan.FromSeconds(
                Math.Min(long.Parse(seconds, CultureInfo.InvariantCulture), (long)FeedSubscription.LongestLease.TotalSeconds)
            );
        return new SubscriptionRequest(wish, topic[(here.Length - 1)..], callback, secret, lease);

        // Whatever else is in the form is for other hubs (WebSub 5.1).
        string? Text(string name, int most) =>
            form[name] switch
            {
                [] or [""] => null,
                [{ } text] when text.Length <= most && Texts.IsOneLine(text) && Texts.Noncharacter(text) is null => text,
                [_] => throw Wrong(name, "length", $"{name} should be one line of at most {most} characters."),
                _ => throw Wrong(name, "repeated", $"{name} should be there once."),
            };
    }

    private async Task KeepAsync(SubscriptionRequest asked, CancellationToken ct)
    {
        var db = HttpContext.RequestServices.GetRequiredService<CmsDbContext>();
        var now = clock.Now();
        var subscription = await db.FeedSubscriptions.FirstOrDefaultAsync(s => s.Topic == asked.Topic && s.Callback == asked.Callback, ct);
        if (subscription is null)
        {
            // There is nothing to end, and that is what was asked for.
            if (asked.Wish == SubscriptionWish.Unsubscribe)
                return;
            subscription = new FeedSubscription(asked.Topic, asked.Callback, now);
            if (
                await db.FeedSubscriptions.CountAsync(s => s.Host == subscription.Host, ct) >= MostOfHost
                || await db.FeedSubscriptions.CountAsync(s => s.LeaseEndsAt == null, ct) >= MostPending
                || await db.FeedSubscriptions.CountAsync(ct) >= Most
            )
            {
                throw new ProblemException("busy", "The hub has as many subscriptions as it takes; ask again later.")
                {
                    RetryAfter = UnprovenCallbacks.Wait,
                };
            }
            db.Add(subscription);
        }

        // Who has said yes before is asked whatever others do.
        if (subscription.LeaseEndsAt is null)
            unproven.Add(subscription.Id, CallerAddress.Of(HttpContext), subscription.Host, now);
        if (subscription.EditVersion == 0)
            await DemandReachableAsync(subscription, ct);
        subscription.Ask(asked.Wish, asked.Secret, asked.Lease, now);
        db.Actor = Actor.Hub;
        try
        {
            await db.SaveAsync(ct);
        }
        catch (Exception e) when (e is EditConflictException || database.Judge(e) == DatabaseFault.NotUnique)
        {
            // One that is stored goes on to count.
            if (e is not EditConflictException)
                unproven.Remove(subscription.Id);
            throw new ProblemException("busy", "The same was asked for at the same moment; send the same request again.");
        }
    }

    /// <summary>
    /// Looks a callback's name up, once it is counted: names may be made to take seconds, and nobody is to hold a place
    /// meanwhile.
    /// </summary>
    private async Task DemandReachableAsync(FeedSubscription subscription, CancellationToken ct)
    {
        var place = WorkPlace.Of(HttpContext);
        place?.Leave();
        var mayBeReached = await outbound.MayReachAsync(new Uri(subscription.Callback), ct);
        await (place?.TakeAsync(ct) ?? Task.CompletedTask);
        if (mayBeReached)
            return;
        unproven.Remove(subscription.Id);
        throw Wrong(
            "hub.callback",
            "address-unreachable",
            "hub.callback should lead to a public address: nobody has its name, or it leads into a private network."
        );
    }

    private static ProblemException Missing(string name) => Wrong(name, "required", $"{name} should be there.");

    private static ProblemException Wrong(string name, string code, string message) =>
        new(
            "invalid-parameter",
            message,
            [
                new ProblemError
                {
                    Pointer = null,
                    Parameter = name,
                    Code = code,
                    Message = message,
                },
            ]
        );
}
