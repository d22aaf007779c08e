using System.Net;
using System.Text;
using Cms.Api.Http;
using Cms.Api.Http.Limits;
using Cms.Api.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace Cms.Api.Tests.Http;

/// <summary>Answers on their way out.</summary>
public sealed class SendingTests
{
    [Test]
    public async Task A_piece_is_made_when_the_one_before_has_left()
    {
        var (firstWasRead, made) = (new TaskCompletionSource(), 0);
        await using var server = await ServeAsync(context => Sending.SendAsync(context, _ => PiecesAsync()));
        using var client = new HttpClient();

        using var answer = await client.GetAsync(server.Urls.First(), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var first = new byte[5];
        await body.ReadExactlyAsync(first);
        Assert.That((Encoding.ASCII.GetString(first), made), Is.EqualTo(("first", 1)));
        firstWasRead.SetResult();

        Assert.That(await new StreamReader(body).ReadToEndAsync(), Is.EqualTo("second"));

        async IAsyncEnumerable<ReadOnlyMemory<byte>> PiecesAsync()
        {
            made++;
            yield return "first"u8.ToArray();
            await firstWasRead.Task;
            made++;
            yield return "second"u8.ToArray();
        }
    }

    [Test]
    public async Task A_large_body_arrives_as_it_is()
    {
        var large = new byte[1_234_567];
        Random.Shared.NextBytes(large);
        await using var server = await ServeAsync(context => Sending.SendAsync(context.Response, large, context.RequestAborted));
        using var client = new HttpClient();

        Assert.That(await client.GetByteArrayAsync(server.Urls.First()), Is.EqualTo(large));
    }

    [Test]
    public void Each_caller_reads_a_few_long_answers_at_once_and_all_together_so_many()
    {
        using var answers = new LongAnswers();
        var mine = Enumerable.Range(0, LongAnswers.MostOfCaller).Select(_ => answers.Take(From("203.0.113.1"))).ToList();

        Assert.That(
            () => answers.Take(From("203.0.113.1")),
            Throws.TypeOf<ProblemException>().With.Property("Code").EqualTo("rate-limited")
        );
        var others = Enumerable
            .Range(0, LongAnswers.Most - LongAnswers.MostOfCaller)
            .Select(i => answers.Take(From($"198.51.100.{i}")))
            .ToList();
        Assert.That(() => answers.Take(From("203.0.113.2")), Throws.TypeOf<ProblemException>().With.Property("Code").EqualTo("busy"));
        mine[0].Dispose();
        Assert.That(() => answers.Take(From("203.0.113.1")), Throws.Nothing, "One was read to its end.");
        mine.Concat(others).ToList().ForEach(seat => seat.Dispose());

        static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
    }

    private static async Task<WebApplication> ServeAsync(RequestDelegate work)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<LongAnswers>();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(work);
        await app.StartAsync();
        return app;
    }
}
