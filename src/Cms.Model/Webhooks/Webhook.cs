using Cms.Model.Audit;

namespace Cms.Model.Webhooks;

/// <summary>
/// An address of somebody else's program that is told of changes. It has a place of its own in the change log: all rows up
/// to <see cref="Position"/> have been made into messages for it, or were not for it.
/// </summary>
public sealed class Webhook : IAudited, IEdited
{
    /// <summary>Longest name.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Longest address.</summary>
    public const int MaxUrlLength = 2_000;

    /// <summary>Most that one partner has.</summary>
    public const int MostOfPartner = 20;

    /// <summary>Longest wait for more changes, in seconds.</summary>
    public const int MaxQuietSeconds = 3_600;

    private readonly List<string> _acts = [];

    private Webhook() { }

    /// <summary>A new one, told of what changes from now on.</summary>
    /// <param name="partnerId">The partner whose it is; null for the desk.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="url">Where messages are sent.</param>
    /// <param name="events">Which changes, such as <c>article.published</c>; none means all.</param>
    /// <param name="quietSeconds">For how long changes are gathered into one message; 0 sends each at once.</param>
    /// <param name="position">The head of the change log.</param>
    /// <param name="now">The present moment.</param>
    public Webhook(Guid? partnerId, string name, string url, IReadOnlyList<string> events, int quietSeconds, long position, DateTime now)
    {
        Id = Guid.CreateVersion7(now);
        (PartnerId, Name, Url, Events, QuietSeconds) = (partnerId, name.Normalize(), url, [.. events.Distinct()], quietSeconds);
        (Secret, Position, CreatedAt, EditVersion, IsEnabled) = (WebhookSignature.NewSecret(), position, now, 1, true);
        _acts.Add("create");
    }

    /// <summary>How long messages may fail before the endpoint is disabled, once one of them failed for good.</summary>
    public static TimeSpan MostFailing { get; } = TimeSpan.FromDays(5);

    /// <summary>How long the former secret goes on signing unless told otherwise.</summary>
    public static TimeSpan FormerSecretKept { get; } = TimeSpan.FromHours(24);

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; private set; }

    /// <summary>
    /// The partner whose it is, who is told of what its own changes list; null for one of the desk, which is told of what readers see.
    /// </summary>
    public Guid? PartnerId { get; private set; }

    /// <summary>What it is for.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where messages are sent.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Which changes, such as <c>article.published</c>; none means all.</summary>
    public IReadOnlyList<string> Events { get; private set; } = [];

    /// <summary>For how many seconds changes are gathered into one message; 0 sends each at once.</summary>
    public int QuietSeconds { get; private set; }

    /// <summary>Whether it is told anything.</summary>
    public bool IsEnabled { get; private set; }

    /// <summary>Why the program disabled it; null where nobody or a person did.</summary>
    public string? DisabledReason { get; private set; }

    /// <summary>Since when no message arrived though some were tried; null while they do.</summary>
    public DateTime? FailingSince { get; private set; }

    /// <summary>The last number of the change log that was looked at for it.</summary>
    public long Position { get; private set; }

    /// <summary>What messages are signed with, as it is shown: <c>whsec_…</c>. It signs, so it cannot be kept as a hash.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>The secret before, which signs too until <see cref="FormerSecretUntil"/>; null for none.</summary>
    public string? FormerSecret { get; private set; }

    /// <summary>Until when the former secret signs, UTC.</summary>
    public DateTime? FormerSecretUntil { get; private set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    public int EditVersion { get; private set; }

    /// <inheritdoc />
    string IAudited.AuditKind => "webhook";

    /// <inheritdoc />
    string? IAudited.AuditName => Name;

    /// <summary>The secrets that sign at this moment, the newest first.</summary>
    public IReadOnlyList<string> SecretsInForce(DateTime now) =>
        FormerSecret is not null && FormerSecretUntil > now ? [Secret, FormerSecret] : [Secret];

    /// <summary>Sets what it is and what it is told; what is the same already changes nothing.</summary>
    public void Edit(string name, string url, IReadOnlyList<string> events, int quietSeconds)
    {
        (name, events) = (name.Normalize(), [.. events.Distinct()]);
        if (name == Name && url == Url && quietSeconds == QuietSeconds && events.SequenceEqual(Events))
            return;
        // A list that is equal stays the one it was: that tells the database that nothing changed.
        (Name, Url, QuietSeconds, Events) = (name, url, quietSeconds, events.SequenceEqual(Events) ? Events : events);
        Act("edit");
    }

    /// <summary>Tells it of changes again: it goes on where it stopped.</summary>
    public void Enable()
    {
        if (IsEnabled)
            return;
        (IsEnabled, DisabledReason, FailingSince) = (true, null, null);
        Act("enable");
    }

    /// <summary>Tells it nothing more until it is enabled again.</summary>
    /// <param name="reason">Why, where the program does it; null where a person does.</param>
    public void Disable(string? reason)
    {
        if (!IsEnabled)
            return;
        (IsEnabled, DisabledReason) = (false, reason);
        Act("disable");
    }

    /// <summary>Gives it a new secret. Both sign for a while, so that the receiver can change over in its own time.</summary>
    /// <param name="formerKept">How long the secret before goes on signing; zero ends it, and any before it, at once.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="NewsroomRule"><c>two-secrets-live</c>.</exception>
    public void RotateSecret(TimeSpan formerKept, DateTime now)
    {
        if (formerKept > TimeSpan.Zero && SecretsInForce(now).Count > 1)
            throw new NewsroomRule(
                "two-secrets-live",
                $"Two secrets sign until {FormerSecretUntil:yyyy-MM-dd HH:mm}; "
                    + "rotate again after that, or end both at once with keepFormerSeconds 0."
            );
        FormerSecret = formerKept > TimeSpan.Zero ? Secret : null;
        FormerSecretUntil = formerKept > TimeSpan.Zero ? now + formerKept : null;
        Secret = WebhookSignature.NewSecret();
        Act("rotate-secret");
    }

    /// <summary>Tells it once more of everything after a number; it never leaves anything out.</summary>
    public void ReplayAfter(long sequence)
    {
        Position = Math.Min(Position, sequence);
        Act("replay");
    }

    /// <summary>Notes that a message arrived.</summary>
    public void Reached() => FailingSince = null;

    /// <summary>Notes that a message did not arrive.</summary>
    /// <param name="forGood">Whether it will not be tried again.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>Whether that disabled it.</returns>
    public bool Missed(bool forGood, DateTime now)
    {
        FailingSince ??= now;
        if (!forGood || !IsEnabled || now - FailingSince < MostFailing)
            return false;
        Disable($"No message arrived since {FailingSince:yyyy-MM-dd HH:mm} UTC.");
        return true;
    }

    /// <summary>Notes that it is to be removed, with all that it was told.</summary>
    public void Remove() => Act("delete");

    /// <inheritdoc />
    IReadOnlyList<string> IAudited.TakeActs()
    {
        var taken = _acts.ToArray();
        _acts.Clear();
        return taken;
    }

    private void Act(string verb)
    {
        EditVersion++;
        _acts.Add(verb);
    }
}
