namespace Cms.Model.Partners;

/// <summary>That a partner may have a product, from when until when.</summary>
public sealed class Entitlement : DeskRecord
{
    private Entitlement() { }

    /// <summary>A new entitlement; it is in force at once where it has begun.</summary>
    /// <exception cref="NewsroomRule"><c>end-before-start</c>, <c>end-in-past</c>.</exception>
    public Entitlement(Guid partnerId, Guid productId, DateTime startsAt, DateTime? endsAt, bool hasEarlyAccess, DateTime now)
        : base(now)
    {
        (PartnerId, ProductId, StartsAt) = (partnerId, productId, startsAt.CutToMilliseconds());
        Set(endsAt, hasEarlyAccess, now);
        if (StartsAt <= now)
            (IsInForce, RulesChanged) = (true, true);
    }

    /// <summary>Who.</summary>
    public Guid PartnerId { get; private set; }

    /// <summary>To what.</summary>
    public Guid ProductId { get; private set; }

    /// <summary>From when, UTC.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>Until when, UTC; null for no end.</summary>
    public DateTime? EndsAt { get; private set; }

    /// <summary>Whether it takes pieces under an embargo that names nobody.</summary>
    public bool HasEarlyAccess { get; private set; }

    /// <summary>Whether it has begun and was not ended: dates do not do this by themselves, an act at that time does.</summary>
    public bool IsInForce { get; private set; }

    /// <summary>When it was ended, UTC; null while it was not.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>What the partner does with the pieces it loses by the end.</summary>
    public PartnerAction OnEnd { get; private set; } = PartnerAction.MayKeep;

    /// <summary>Whether what the partner may have must be judged anew.</summary>
    internal bool RulesChanged { get; set; }

    /// <inheritdoc />
    private protected override string AuditKind => "entitlement";

    /// <inheritdoc />
    private protected override string? AuditName => null;

    /// <summary>Changes its end and its early access.</summary>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>, <c>end-before-start</c>, <c>end-in-past</c>.</exception>
    public void Edit(DateTime? endsAt, bool hasEarlyAccess, DateTime now)
    {
        DemandNotEnded();
        RulesChanged |= hasEarlyAccess != HasEarlyAccess && IsInForce;
        Set(endsAt, hasEarlyAccess, now);
        Act("edit");
    }

    /// <summary>Begins it; its time has come.</summary>
    public void Begin(DateTime now)
    {
        DemandNotEnded();
        if (IsInForce || StartsAt > now)
            throw new NewsroomRule("wrong-state", "The entitlement is in force already, or its time has not come.");
        (IsInForce, RulesChanged) = (true, true);
        Act("begin");
    }

    /// <summary>Ends it.</summary>
    /// <param name="onEnd">What the partner does with the pieces it loses.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="NewsroomRule"><c>wrong-state</c>.</exception>
    public void End(PartnerAction onEnd, DateTime now)
    {
        DemandNotEnded();
        RulesChanged |= IsInForce;
        (IsInForce, EndedAt, OnEnd) = (false, now, onEnd);
        Act("end");
    }

    private void DemandNotEnded()
    {
        if (EndedAt is not null)
            throw new NewsroomRule("wrong-state", "The entitlement has ended; make another.");
    }

    private void Set(DateTime? endsAt, bool hasEarlyAccess, DateTime now)
    {
        if (endsAt <= StartsAt)
            throw new NewsroomRule("end-before-start", "An entitlement ends after it begins.");
        if (endsAt <= now)
            throw new NewsroomRule("end-in-past", "An entitlement ends in the future; end it now instead.");
        (EndsAt, HasEarlyAccess) = (endsAt?.CutToMilliseconds(), hasEarlyAccess);
    }
}
