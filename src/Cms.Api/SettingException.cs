namespace Cms.Api;

/// <summary>A setting is wrong; the program does not start.</summary>
public sealed class SettingException(string message) : Exception(message);
