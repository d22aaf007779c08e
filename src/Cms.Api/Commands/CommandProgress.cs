using System.Globalization;

namespace Cms.Api.Commands;

/// <summary>How far a long command is: one line that is written over on a terminal, and a line for every tenth in a file.</summary>
/// <param name="what">What is counted.</param>
/// <param name="total">How many there will be.</param>
internal sealed class CommandProgress(string what, int total)
{
    private readonly bool _isTerminal = !Console.IsOutputRedirected;
    private int _done;
    private int _told = -1;

    /// <summary>Counts so many more.</summary>
    public void Add(int more)
    {
        _done += more;
        var percent = (int)(100L * _done / total);
        var step = _isTerminal ? percent : percent / 10;
        if (step == _told)
            return;
        _told = step;
        var line = string.Create(CultureInfo.InvariantCulture, $"{percent, 3} %  {_done:N0} of {total:N0} {what}");
        Console.Out.Write(_isTerminal && _done < total ? $"\r{line}" : $"{(_isTerminal ? "\r" : "")}{line}{Environment.NewLine}");
    }
}
