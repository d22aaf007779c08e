namespace Cms.Model.Webhooks;

/// <summary>Why a request to somebody else's server got no answer.</summary>
public enum RequestFault
{
    /// <summary>The address is not one on the public internet, and the operator allows no others.</summary>
    AddressNotPublic,

    /// <summary>The host's name is not known.</summary>
    NameNotFound,

    /// <summary>Nobody took the connection, or it broke.</summary>
    ConnectionFailed,

    /// <summary>There is no secure connection to be had: the certificate does not hold, for example.</summary>
    TlsFailed,

    /// <summary>It took too long: 3 seconds to connect, or 15 in all.</summary>
    TimedOut,

    /// <summary>What came back is not HTTP.</summary>
    AnswerMalformed,
}
