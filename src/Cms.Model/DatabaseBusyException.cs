namespace Cms.Model;

/// <summary>The database is held by others for too long; the same request may be sent again.</summary>
public sealed class DatabaseBusyException(string message) : Exception(message);
