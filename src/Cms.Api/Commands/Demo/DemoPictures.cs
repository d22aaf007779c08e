namespace Cms.Api.Commands.Demo;

/// <summary>Paints abstract illustrations in the manner of screen prints: few colours, flat shapes with soft edges. The same seed and size
/// always give the same bytes.</summary>
public static class DemoPictures
{
    // Every palette runs from paper to ink: sky, light, three middle colours, dark; the accent last.
    private static readonly uint[][] Palettes =
    [
        [0xF6E7CB, 0xEFC88B, 0xCF7A55, 0x8F4B4B, 0x4F5D6B, 0x263445, 0xE4572E],
        [0xDDEBE8, 0xA9CFC8, 0x5FA39B, 0x2F7478, 0x22505C, 0x16303C, 0xF2B544],
        [0xFBE9E1, 0xF4BFA6, 0xDE8C83, 0xA85F7A, 0x6A4470, 0x352C4E, 0xFFD166],
        [0xEAF0DA, 0xC6D8A0, 0x8DB36B, 0x557F4F, 0x355C48, 0x1F3A35, 0xE8875B],
        [0xE5ECF6, 0xB4CBE6, 0x7D9FCB, 0x5470A6, 0x3B4C82, 0x232B54, 0xF4A259],
        [0xFFF3D6, 0xF9D77E, 0xEDA93F, 0xC9702F, 0x7C4A3A, 0x3B2C35, 0x2A9D8F],
        [0xF3E9F0, 0xD9BFD6, 0xA98BB8, 0x75609A, 0x4A4A7C, 0x28294F, 0xEF7B6C],
        [0xE8EDEB, 0xC2CBC6, 0x93A39B, 0x66796F, 0x46584F, 0x2A3733, 0xD9583B],
        [0xFCEFD9, 0xF2C9A1, 0x7FB7A6, 0x3F8C8C, 0x2B5F75, 0x1D3557, 0xE76F51],
        [0xF8E3D4, 0xEDB59A, 0xC98474, 0x7C7A8C, 0x4B5E7A, 0x2A3B55, 0xF6BD60],
    ];

    /// <summary>One illustration as the bytes of a PNG file.</summary>
    /// <param name="seed">Chooses the picture; neighbouring numbers give unlike pictures.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    public static byte[] Paint(int seed, int width, int height) => Paint(seed, width, height, out _);

    /// <summary>The same, with the colour to show until it has loaded.</summary>
    /// <param name="seed">Chooses the picture.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="average">The mean of all pixels, as <c>#rrggbb</c>.</param>
    public static byte[] Paint(int seed, int width, int height, out string average)
    {
        var random = new Random(seed);
        var canvas = new Canvas(width, height);
        var palette = Palettes[random.Next(Palettes.Length)];
        Action<Canvas, uint[], Random>[] subjects = [Hills, Sea, Rainbows, Tiles, Rooftops, Petals];
        subjects[random.Next(subjects.Length)](canvas, palette, random);
        average = Average(canvas.Pixels);
        return PngFile.Encode(canvas.Pixels, width, height);
    }

    private static string Average(ReadOnlySpan<uint> pixels)
    {
        var (red, green, blue) = (0L, 0L, 0L);
        foreach (var pixel in pixels)
        {
            red += (pixel >> 16) & 0xFF;
            green += (pixel >> 8) & 0xFF;
            blue += pixel & 0xFF;
        }

        return $"#{red / pixels.Length:x2}{green / pixels.Length:x2}{blue / pixels.Length:x2}";
    }

    // Ridges one behind the other, paler with distance, under a sun or moon with rings.
    private static void Hills(Canvas canvas, uint[] palette, Random random)
    {
        canvas.Fill(palette[0], Mix(palette[0], palette[1], 0.9));
        var (x, y, radius) = (Between(random, 0.2, 0.8) * canvas.Width, Between(random, 0.22, 0.42) * canvas.Height, Between(random, 0.09, 0.15) * canvas.Height);
        for (var ring = 3; ring > 0; ring--) canvas.Disc(x, y, radius * (1 + (0.45 * ring)), palette[1], 0.28);
        canvas.Disc(x, y, radius, palette[6], 1);

        var ridges = random.Next(4, 7);
        for (var i = 0; i < ridges; i++)
        {
            var nearness = (i + 1.0) / ridges;
            var colour = Along(palette, 1.4 + (3.6 * nearness));
            canvas.Below(Wave(canvas, random, (0.38 + (0.5 * nearness)) * canvas.Height, 0.11 * canvas.Height * (1.15 - (0.5 * nearness)), 0.6 + nearness), colour, Mix(colour, palette[1], 0.22));
        }
    }

    // Rows of waves with a light above and its broken reflection.
    private static void Sea(Canvas canvas, uint[] palette, Random random)
    {
        canvas.Fill(Mix(palette[1], palette[0], 0.4), palette[0]);
        var (x, horizon, radius) = (Between(random, 0.25, 0.75) * canvas.Width, Between(random, 0.4, 0.52) * canvas.Height, Between(random, 0.16, 0.24) * canvas.Height);
        canvas.Disc(x, horizon, radius * 1.5, palette[1], 0.45);
        canvas.Disc(x, horizon, radius, palette[6], 1);

        const int rows = 9;
        for (var i = 0; i < rows; i++)
        {
            var depth = i / (rows - 1.0);
            var colour = Along(palette, 1.9 + (3.1 * depth));
            var top = horizon + (depth * depth * 0.48 * canvas.Height) + (depth * 0.06 * canvas.Height);
            canvas.Below(Wave(canvas, random, top, (0.004 + (0.022 * depth)) * canvas.Height, 5 - (2.5 * depth)), colour, Mix(colour, palette[5], 0.15));
            if (i is > 0 and < 7)
            {
                var half = radius * (0.85 - (0.1 * i)) * Between(random, 0.7, 1.1);
                canvas.Bar(x - half, top + (0.02 * canvas.Height), x + half, top + ((0.026 + (0.006 * depth)) * canvas.Height), palette[6], 0.75);
            }
        }
    }

    // A few sets of concentric arches standing on the lower edge.
    private static void Rainbows(Canvas canvas, uint[] palette, Random random)
    {
        canvas.Fill(palette[0], palette[0]);
        var arches = random.Next(3, 5);
        for (var i = 0; i < arches; i++)
        {
            var x = (i + Between(random, 0.25, 0.75)) / arches * canvas.Width;
            var radius = Between(random, 0.42, 0.78) * canvas.Height;
            var shift = random.Next(5);
            var bands = random.Next(4, 7);
            for (var band = 0; band < bands; band++)
            {
                var colour = palette[1 + ((band + shift) % 6)];
                canvas.Disc(x, canvas.Height, radius * (1 - (band / (double)bands)), colour, 1);
            }

            canvas.Disc(x, canvas.Height, radius / bands * 0.55, palette[0], 1);
        }

        canvas.Disc(Between(random, 0.1, 0.9) * canvas.Width, 0.16 * canvas.Height, 0.07 * canvas.Height, palette[6], 1);
    }

    // A quilt of quarter circles, half circles and dots.
    private static void Tiles(Canvas canvas, uint[] palette, Random random)
    {
        canvas.Fill(palette[0], palette[0]);
        var rows = random.Next(4, 6);
        var side = (double)canvas.Height / rows;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column * side < canvas.Width; column++)
            {
                var (left, top) = (column * side, row * side);
                var ground = palette[random.Next(6)];
                var figure = palette[random.Next(7)];
                if (figure == ground) figure = palette[ground == palette[6] ? 0 : 6];

                canvas.Within(left, top, left + side, top + side);
                canvas.Bar(left, top, left + side, top + side, ground, 1);
                switch (random.Next(6))
                {
                    case 0 or 1:
                        var corner = (X: left + (random.Next(2) * side), Y: top + (random.Next(2) * side));
                        canvas.Disc(corner.X, corner.Y, side, figure, 1);
                        canvas.Disc(corner.X, corner.Y, side * 0.5, ground, 1);
                        break;
                    case 2:
                        canvas.Disc(left + (random.Next(2) * side), top + (random.Next(2) * side), side, figure, 1);
                        break;
                    case 3:
                        canvas.Disc(left + (side / 2), top + (random.Next(2) * side), side / 2, figure, 1);
                        break;
                    case 4:
                        canvas.Disc(left + (side / 2), top + (side / 2), side * 0.32, figure, 1);
                        break;
                    default:
                        for (var stripe = 0; stripe < 3; stripe++)
                        {
                            canvas.Bar(left, top + (((2 * stripe) + 0.5) / 6 * side), left + side, top + (((2 * stripe) + 1.5) / 6 * side), figure, 1);
                        }

                        break;
                }
            }
        }
    }

    // Rows of houses with a few lit windows, the nearest darkest.
    private static void Rooftops(Canvas canvas, uint[] palette, Random random)
    {
        canvas.Fill(Mix(palette[1], palette[0], 0.5), palette[0]);
        canvas.Disc(Between(random, 0.15, 0.85) * canvas.Width, Between(random, 0.16, 0.28) * canvas.Height, Between(random, 0.07, 0.12) * canvas.Height, palette[6], 1);
        for (var row = 0; row < 4; row++)
        {
            var wall = Along(palette, 1.6 + (row * 1.1));
            var window = row == 3 ? palette[6] : Mix(wall, palette[0], 0.55);
            var x = -Between(random, 0, 0.08) * canvas.Width;
            while (x < canvas.Width)
            {
                var width = Between(random, 0.075, 0.13) * canvas.Width;
                var top = (0.3 + (row * 0.15) + Between(random, 0, 0.1)) * canvas.Height;
                var roof = Between(random, 0.35, 0.65) * width;
                canvas.Roof(x, x + width, top, roof, Mix(wall, palette[5], 0.35));
                canvas.Bar(x, top, x + width + 1, canvas.Height, random.Next(3) == 0 ? Mix(wall, palette[2], 0.3) : wall, 1);

                var pane = width / 7;
                for (var storey = 0; storey < 5; storey++)
                {
                    for (var column = 0; column < 3; column++)
                    {
                        if (random.Next(10) < 4) continue;
                        var (left, upper) = (x + (pane * (1 + (2 * column))), top + (pane * (1 + (storey * 2.4))));
                        canvas.Bar(left, upper, left + pane, upper + (pane * 1.4), window, random.Next(4) == 0 ? 0.35 : 0.85);
                    }
                }

                x += width;
            }
        }
    }

    // Large overlapping discs, see-through like ink on ink, with flowers of small ones.
    private static void Petals(Canvas canvas, uint[] palette, Random random)
    {
        canvas.Fill(palette[0], Mix(palette[0], palette[1], 0.5));
        for (var i = 0; i < 6; i++)
        {
            canvas.Disc(Between(random, 0, 1) * canvas.Width, Between(random, 0.1, 1.05) * canvas.Height, Between(random, 0.16, 0.4) * canvas.Height, palette[1 + (i % 3)], 0.5);
        }

        for (var flower = 0; flower < 7; flower++)
        {
            var (x, y, radius) = ((flower + Between(random, 0.2, 0.8)) / 7 * canvas.Width, Between(random, 0.15, 0.85) * canvas.Height, Between(random, 0.05, 0.11) * canvas.Height);
            var (petals, turn, colour) = (random.Next(5, 9), Between(random, 0, Math.PI), palette[random.Next(2, 6)]);
            canvas.Bar(x - (0.05 * radius), y, x + (0.05 * radius), canvas.Height, palette[5], 0.8);
            for (var petal = 0; petal < petals; petal++)
            {
                var angle = turn + (petal * 2 * Math.PI / petals);
                canvas.Disc(x + (Math.Cos(angle) * radius), y + (Math.Sin(angle) * radius), radius * 0.62, colour, 0.9);
            }

            canvas.Disc(x, y, radius * 0.62, palette[6], 1);
        }
    }

    // The height of a line at every column: three sines whose lengths do not divide each other.
    private static double[] Wave(Canvas canvas, Random random, double level, double swing, double crests)
    {
        var phases = (A: Between(random, 0, 6.3), B: Between(random, 0, 6.3), C: Between(random, 0, 6.3));
        var line = new double[canvas.Width];
        for (var x = 0; x < line.Length; x++)
        {
            var t = x * 2 * Math.PI * crests / canvas.Width;
            line[x] = level + (swing * ((0.6 * Math.Sin(t + phases.A)) + (0.3 * Math.Sin((1.73 * t) + phases.B)) + (0.15 * Math.Sin((3.37 * t) + phases.C))));
        }

        return line;
    }

    private static double Between(Random random, double low, double high) => low + (random.NextDouble() * (high - low));

    private static uint Along(uint[] palette, double place)
    {
        var first = Math.Clamp((int)place, 0, 4);
        return Mix(palette[first], palette[first + 1], Math.Clamp(place - first, 0, 1));
    }

    private static uint Mix(uint a, uint b, double share)
    {
        var t = (uint)(share * 256);
        var redAndBlue = ((((a & 0xFF00FF) * (256 - t)) + ((b & 0xFF00FF) * t)) >> 8) & 0xFF00FF;
        var green = ((((a & 0x00FF00) * (256 - t)) + ((b & 0x00FF00) * t)) >> 8) & 0x00FF00;
        return redAndBlue | green;
    }

    // Shapes are flat or shade only from top to bottom, so that neighbours in a row are equal and the file stays small.
    private sealed class Canvas(int width, int height)
    {
        private readonly uint[] _pixels = new uint[width * height];
        private (int Left, int Top, int Right, int Bottom) _frame = (0, 0, width, height);

        public int Width => width;

        public int Height => height;

        public ReadOnlySpan<uint> Pixels => _pixels;

        public void Within(double left, double top, double right, double bottom) =>
            _frame = (Clamp(Round(left), width), Clamp(Round(top), height), Clamp(Round(right), width), Clamp(Round(bottom), height));

        public void Fill(uint top, uint bottom)
        {
            for (var y = 0; y < height; y++) Row(y).Fill(Mix(top, bottom, y / (double)height));
        }

        public void Bar(double left, double top, double right, double bottom, uint colour, double opacity)
        {
            var (from, to) = (Math.Max(Round(left), _frame.Left), Math.Min(Round(right), _frame.Right));
            for (var y = Math.Max(Round(top), _frame.Top); y < Math.Min(Round(bottom), _frame.Bottom); y++) Run(y, from, to, colour, opacity);
        }

        public void Disc(double x, double y, double radius, uint colour, double opacity)
        {
            for (var row = Math.Max((int)(y - radius - 1), _frame.Top); row < Math.Min((int)(y + radius + 2), _frame.Bottom); row++)
            {
                var dy = row + 0.5 - y;
                var core = Math.Max(0, radius - 0.5);
                var outer = Math.Sqrt(Math.Max(0, ((radius + 0.5) * (radius + 0.5)) - (dy * dy)));
                var inner = Math.Sqrt(Math.Max(0, (core * core) - (dy * dy)));
                var (from, to) = (Math.Max((int)(x - outer - 1), _frame.Left), Math.Min((int)(x + outer + 2), _frame.Right));
                var (solidFrom, solidTo) = (Math.Max((int)Math.Ceiling(x - inner), from), Math.Min((int)(x + inner), to));
                if (solidFrom >= solidTo) solidFrom = solidTo = to;

                Edge(row, from, solidFrom);
                Run(row, solidFrom, solidTo, colour, opacity);
                Edge(row, solidTo, to);

                void Edge(int y, int start, int end)
                {
                    for (var column = start; column < end; column++)
                    {
                        var dx = column + 0.5 - x;
                        var cover = Math.Clamp(radius + 0.5 - Math.Sqrt((dx * dx) + (dy * dy)), 0, 1);
                        ref var pixel = ref _pixels[(y * width) + column];
                        pixel = Mix(pixel, colour, cover * opacity);
                    }
                }
            }
        }

        public void Roof(double left, double right, double foot, double rise, uint colour)
        {
            var middle = (left + right) / 2;
            for (var y = Math.Max((int)(foot - rise), 0); y < Math.Min(Round(foot), height); y++)
            {
                var half = (y + 0.5 - (foot - rise)) / rise * (right - left) / 2;
                var (start, end) = (middle - half, middle + half);
                var (from, to) = ((int)Math.Ceiling(start), (int)Math.Floor(end));
                Run(y, from, to, colour, 1);
                Run(y, from - 1, from, colour, from - start);
                Run(y, to, to + 1, colour, end - to);
            }
        }

        public void Below(double[] line, uint crest, uint foot)
        {
            var top = Math.Max((int)line.Min() - 1, 0);
            for (var y = top; y < height; y++)
            {
                var colour = Mix(crest, foot, (y - top) / (double)(height - top));
                var row = Row(y);
                for (var x = 0; x < row.Length; x++)
                {
                    var cover = y + 1 - line[x];
                    if (cover >= 1) row[x] = colour;
                    else if (cover > 0) row[x] = Mix(row[x], colour, cover);
                }
            }
        }

        private static int Round(double value) => (int)Math.Round(value);

        private static int Clamp(int value, int limit) => Math.Clamp(value, 0, limit);

        private Span<uint> Row(int y) => _pixels.AsSpan(y * width, width);

        private void Run(int y, int from, int to, uint colour, double opacity)
        {
            (from, to) = (Clamp(from, width), Clamp(to, width));
            if (from >= to) return;
            var run = Row(y)[from..to];
            if (opacity >= 1)
            {
                run.Fill(colour);
                return;
            }

            foreach (ref var pixel in run) pixel = Mix(pixel, colour, opacity);
        }
    }
}
