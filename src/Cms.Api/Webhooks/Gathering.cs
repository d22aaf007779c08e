using Cms.Model.Webhooks;

namespace Cms.Api.Webhooks;

/// <summary>
/// Makes the rows of the log into messages for one endpoint, in one walk: one message for a change and all that it caused,
/// or one for everything within the endpoint's quiet time. What is urgent is a message of its own and ends the quiet.
/// </summary>
internal sealed class Gathering(Webhook webhook, DateTime now)
{
    /// <summary>A walk ends at the next change once it has so many messages.</summary>
    private const int MostMessages = 200;

    /// <summary>Or once it has seen so many rows.</summary>
    private const int MostLines = 20_000;

    private readonly TimeSpan _quiet = TimeSpan.FromSeconds(webhook.QuietSeconds);
    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<Guid, Draft> _causes = [];
    private readonly Dictionary<Guid, Draft> _urgentCauses = [];
    private bool _isAmongCaused;
    private Draft? _window;
    private DateTime _windowEnds;
    private int _lines;
    private long _seen = webhook.Position;

    /// <summary>When what is held back now is to go out; null where nothing is.</summary>
    public DateTime? HeldUntil { get; private set; }

    /// <summary>Takes the next row.</summary>
    /// <returns>Whether it was taken; if not, the walk ends before it.</returns>
    public bool Take(LogLine line)
    {
        if (line.CausedById is null && (_drafts.Count >= MostMessages || _lines >= MostLines))
            return false;
        if (line.CausedById is { } cause)
            TakeCaused(line, cause);
        else
            TakeChange(line);
        _lines++;
        _seen = line.Sequence;
        return true;
    }

    /// <summary>Ends the walk.</summary>
    /// <param name="head">The end of the log, where the walk came so far; what lies before it and was not taken is for nobody here.</param>
    /// <returns>The messages, in order, and the number up to which the log is done with.</returns>
    public (IReadOnlyList<WebhookMessage> Messages, long Reached) End(long? head)
    {
        var reached = head ?? _seen;
        if (_window is not null && now < _windowEnds)
        {
            reached = _window.First - 1;
            HeldUntil = _windowEnds;
        }
        else
        {
            CloseWindow();
        }

        return ([.. _drafts.Select(d => d.Message(webhook.Id, now))], reached);
    }

    private void TakeChange(LogLine line)
    {
        // What was caused follows its causes; another change after it belongs to another save.
        if (_isAmongCaused)
        {
            _causes.Clear();
            _urgentCauses.Clear();
        }

        _isAmongCaused = false;
        _urgentCauses.Remove(line.ThingId);
        if (!IsWanted(line))
        {
            _causes.Remove(line.ThingId);
            return;
        }

        if (line.IsUrgent)
        {
            // What was held back so far is older, and is not left to arrive long after it.
            CloseWindow();
            _causes[line.ThingId] = _urgentCauses[line.ThingId] = New(MessageLane.Urgent);
        }
        else
        {
            _causes[line.ThingId] = _quiet > TimeSpan.Zero ? Window(line.At) : New(MessageLane.Ordinary);
        }

        _causes[line.ThingId].Add(line);
    }

    private void TakeCaused(LogLine line, Guid cause)
    {
        _isAmongCaused = true;
        if (!IsWanted(line))
            return;
        if (line.IsUrgent)
        {
            CloseWindow();
            (_urgentCauses.TryGetValue(cause, out var urgent) ? urgent : _urgentCauses[cause] = New(MessageLane.Urgent)).AddCaused(line);
        }
        else if (_quiet > TimeSpan.Zero)
            Window(line.At).AddCaused(line);
        else
            (_causes.TryGetValue(cause, out var draft) ? draft : _causes[cause] = New(MessageLane.Ordinary)).AddCaused(line);
    }

    private bool IsWanted(LogLine line) => webhook.Events.Count == 0 || webhook.Events.Contains(WebhookEvents.Word(line.Kind, line.Reason));

    private Draft New(MessageLane lane)
    {
        var draft = new Draft(lane);
        _drafts.Add(draft);
        return draft;
    }

    private Draft Window(DateTime at)
    {
        // A row has the date of its node's clock; one that is far ahead keeps nobody quiet till then.
        if (at > now + _quiet)
            at = now - _quiet;
        if (_window is not null && at >= _windowEnds)
            CloseWindow();
        if (_window is null)
            (_window, _windowEnds) = (new Draft(MessageLane.Ordinary), at + _quiet);
        return _window;
    }

    private void CloseWindow()
    {
        if (_window is not null)
            _drafts.Add(_window);
        _window = null;
    }

    /// <summary>A message in the making. Changes come before what they caused where not all can be listed.</summary>
    private sealed class Draft(MessageLane lane)
    {
        private readonly List<LogLine> _changes = [];
        private readonly List<LogLine> _caused = [];
        private readonly HashSet<string> _types = [];
        private int _count;
        private LogLine _last;

        /// <summary>The first number it tells of.</summary>
        public long First { get; private set; } = long.MaxValue;

        public void Add(LogLine line)
        {
            _types.Add(WebhookEvents.Word(line.Kind, line.Reason));
            Note(_changes, line);
        }

        public void AddCaused(LogLine line) => Note(_caused, line);

        public WebhookMessage Message(Guid webhook, DateTime now)
        {
            var listed = _changes.Concat(_caused).Take(WebhookMessage.MaxListed).Select(l => l.Sequence).Order().ToList();
            var type = _types.Count switch
            {
                0 => WebhookEvents.Word(_last.Kind, _last.Reason),
                1 => _types.Single(),
                _ => WebhookEvents.Gathered,
            };
            return new WebhookMessage(webhook, type, lane, (First, _last.Sequence), listed, _count > listed.Count, _last.At, now);
        }

        private void Note(List<LogLine> lines, LogLine line)
        {
            if (lines.Count < WebhookMessage.MaxListed)
                lines.Add(line);
            _count++;
            _last = line;
            First = Math.Min(First, line.Sequence);
        }
    }
}
