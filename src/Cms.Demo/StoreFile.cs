namespace Cms.Demo;

/// <summary>Stores a file under a name, whole or not at all.</summary>
public delegate Task StoreFile(string name, ReadOnlyMemory<byte> bytes, CancellationToken ct);
