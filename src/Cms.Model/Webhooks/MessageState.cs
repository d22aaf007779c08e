namespace Cms.Model.Webhooks;

/// <summary>What became of a message.</summary>
public enum MessageState
{
    /// <summary>It is to be sent, or sent again.</summary>
    Pending,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It is not tried again.</summary>
    Failed,
}
