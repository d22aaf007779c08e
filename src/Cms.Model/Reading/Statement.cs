namespace Cms.Model.Reading;

/// <summary>
/// A prepared statement's text and its values <c>@p0</c>, <c>@p1</c>… The text is put together from the program's own
/// fragments only; whatever a caller sent is a value.
/// </summary>
/// <param name="Text">The SQL, the same for both databases.</param>
/// <param name="Values">Values as the database stores them (<see cref="SqlDialect.Value(Guid)"/>).</param>
public sealed record Statement(string Text, IReadOnlyList<object> Values);
