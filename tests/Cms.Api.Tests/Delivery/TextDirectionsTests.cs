using Cms.Api.Delivery;
using NUnit.Framework;

namespace Cms.Api.Tests.Delivery;

public sealed class TextDirectionsTests
{
    [TestCase("ar he iw fa ur ps sd ug yi dv syr nqo ckb arc rhg ks lad pnb azb arz apc")]
    [TestCase("az-Arab pa-Arab ku-Arab ff-Adlm uz-Arab-AF ha-arab kk-Arab-CN en-Hebr ar-Aran zh-yue-Arab ber_Arab")]
    [TestCase("man-Nkoo rhg-Rohg mid-Mand smp-Samr men-Mend sog-Sogd syr-Syrj syr-Syrn syr-Syre dv-Thaa-MV")]
    [TestCase("ar-EG fa-AF he-IL-u-nu-latn AR ar-x-latn pa-PK az-IR ku-IQ ug-CN sd-PK")]
    public void These_run_from_right_to_left(string tags) =>
        Assert.That(tags.Split(' ').Where(tag => TextDirections.Of(tag) != TextDirection.Rtl), Is.Empty);

    [TestCase("en es de zh ja ko hi ru el th am ka hy az pa ku ff ms uz kk tr sw ha vi mn")]
    [TestCase("ar-Latn he-Latn fa-Cyrl ug-Cyrl sd-Deva yi-Latn ks-Deva-IN dv-Latn ar-Latn-EG")]
    [TestCase("en-x-arab az-AZ az-Latn-IR pa-IN ku-TR sd-IN ug-KZ en-u-nu-arab de-1996 zh-Hans-CN sr-Latn")]
    public void These_run_from_left_to_right(string tags) =>
        Assert.That(tags.Split(' ').Where(tag => TextDirections.Of(tag) != TextDirection.Ltr), Is.Empty);
}
