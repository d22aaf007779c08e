using Spectre.Console;

namespace Cms.Benchmarks;

/// <summary>What is being done now, on the error stream, so that standard output holds the report alone.</summary>
internal static class Progress
{
    private static readonly IAnsiConsole Console = AnsiConsole.Create(
        new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) }
    );

    public static void Step(string what) => Console.MarkupLineInterpolated($"[bold]{what}[/]");

    public static void Note(string what) => Console.MarkupLineInterpolated($"  [grey]{what}[/]");

    public static void Fail(string why) => Console.MarkupLineInterpolated($"[red]{why}[/]");
}
