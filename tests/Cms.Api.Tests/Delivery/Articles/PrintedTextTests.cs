using Cms.Api.Delivery.Articles.Bodies;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery.Articles;

public sealed class PrintedTextTests
{
    [TestCase("<p>One <em>wet</em> <a href=\"https://a.example/?b=1&amp;c=2\">day</a>.</p>", "One wet day.")]
    [TestCase("<h2 id=\"the-end\">The end</h2>\n<p>It came.</p>", "The end It came.")]
    [TestCase("<ul><li>Tea</li><li>Milk</li></ul>", "Tea Milk")]
    [TestCase("<p>Fish &amp; chips &lt;cheap&gt; &#39;now&#39;</p>", "Fish & chips <cheap> 'now'")]
    [TestCase("<p>One line<br>another</p>", "One line another")]
    [TestCase("H<sub>2</sub>O", "H2O")]
    [TestCase("", "")]
    public void Words_of_a_line_stay_together_and_blocks_stay_apart(string html, string words)
    {
        Assert.That(string.Join(' ', PrintedText.Of(html).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), Is.EqualTo(words));
    }
}
