# The value after each iteration
# Value over iteration on a logarithmic scale. With the step sizes 0.03, 0.4 and 0.505 one curve falls slowly, one fast, and one falls at first and then climbs.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
<<<<<<< HEAD
set terminal svg size 721,521 noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
=======
set terminal svg size 720,521 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
>>>>>>> leftovers
set output stem.'.svg'

set encoding utf8
set label 1 'The value after each iteration' at screen 0.46421, screen 0.95873 center font ',14'
set label 2 'f(x, y)' at screen 0.02635, screen 0.5144 center rotate by 90
set label 3 'iteration' at screen 0.46421, screen 0.03743 center
set xrange [-1.2:31.2]
set yrange [0.01047:12.28]
set logscale y
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30) offset 0,0.35
set ytics ('10⁻¹' 0.1, '10⁰' 1, '10¹' 10, '' 0.02 1, '' 0.03 1, '' 0.04 1, '' 0.05 1, '' 0.06 1, '' 0.07 1, '' 0.08 1, '' 0.09 1, '' 0.2 1, '' 0.3 1, '' 0.4 1, '' 0.5 1, '' 0.6 1, '' 0.7 1, '' 0.8 1, '' 0.9 1, '' 2 1, '' 3 1, '' 4 1, '' 5 1, '' 6 1, '' 7 1, '' 8 1, '' 9 1)
set lmargin at screen 0.10855
set rmargin at screen 0.81986
set bmargin at screen 0.11132
set tmargin at screen 0.91747
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
unset key
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

set arrow from screen 0.79768, screen 0.67079 to screen 0.83512, screen 0.67079 nohead front linecolor rgb '#000000' linewidth 0.6
set label 4 'step size 0.03' at screen 0.83928, screen 0.67079 left front textcolor rgb '#000000'

# x y
$line <<EOD
0 4.905
1 4.2310449000000006
2 3.703958289824401
3 3.290668561209537
4 2.9655643198687685
5 2.7088113700827585
6 2.5050493874601445
7 2.342382622218624
8 2.2115982997023127
9 2.105561349640101
10 2.0187456843822655
11 1.9468712206670535
12 1.8866227891780736
13 1.8354324580080574
14 1.7913109638528963
15 1.7527171722331434
16 1.7184569873955273
17 1.6876050680477908
18 1.6594442039319717
19 1.6334183689520645
20 1.6090963654264865
21 1.5861436701086569
22 1.5643006316578707
23 1.5433655866743203
24 1.5231817846712281
25 1.5036272626889022
26 1.4846070041125063
27 1.4660468663781783
28 1.4478888785072797
29 1.4300875994365139
30 1.4126072978293365
EOD

set arrow from screen 0.79768, screen 0.1412 to screen 0.83512, screen 0.1412 nohead front linecolor rgb '#0072b2' linewidth 0.6
set label 5 'step size 0.4' at screen 0.83928, screen 0.1412 left front textcolor rgb '#0072b2'

# x y
$line_2 <<EOD
0 4.905
1 2.7507599999999996
2 1.8239437439999997
3 1.3622381577215998
4 1.0876411589035622
5 0.897050878490855
6 0.7507935681288164
7 0.6324223697109265
8 0.5341845434361389
9 0.45173860746095973
10 0.38220928891773664
11 0.3234507255025732
12 0.2737502560759143
13 0.23169557906644692
14 0.19610474855840615
15 0.16598219893699856
16 0.1404870234928545
17 0.11890810519688046
18 0.10064378010314982
19 0.08518488103052971
20 0.07210047810268086
21 0.061025842793547676
22 0.051652272666336645
23 0.04371848334210339
24 0.03700332421339007
25 0.03131961358276151
26 0.026508920925126682
27 0.022437150666951067
28 0.018990804323039966
29 0.016073816778492754
30 0.013604878521126084
EOD

set arrow from screen 0.79768, screen 0.88762 to screen 0.83512, screen 0.88762 nohead front linecolor rgb '#d55e00' linewidth 0.6
set label 6 'step size 0.505' at screen 0.83928, screen 0.88762 left front textcolor rgb '#bf5400'

# x y
$line_3 <<EOD
0 4.905
1 4.632959025
2 4.440112055012026
3 4.312361238517912
4 4.238356773592578
5 4.208971616209209
6 4.216877010937582
7 4.256199509308974
8 4.322243849619799
9 4.411269069163215
10 4.520307642236752
11 4.647019395031864
12 4.789573530778672
13 4.946553377314641
14 5.116879502775554
15 5.299747680412918
16 5.4945788586429805
17 5.700978838056551
18 5.918705798099447
19 6.147644172541287
20 6.387783660907141
21 6.639202395861721
22 6.902053474705399
23 7.176554215228307
24 7.462977619094343
25 7.761645625284301
26 8.072923816437438
27 8.397217305847253
28 8.734967585342694
29 9.086650156707394
30 9.452772803585257
EOD

plot $line using 1:2 with lines linecolor rgb '#000000' linewidth 2 notitle, \
     $line_2 using 1:2 with lines linecolor rgb '#0072b2' linewidth 2 notitle, \
     $line_3 using 1:2 with lines linecolor rgb '#d55e00' linewidth 2 notitle

<<<<<<< HEAD
set terminal pngcairo size 1442,1042 noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
=======
set terminal pngcairo size 1440,1042 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
>>>>>>> leftovers
set output stem.'.png'
replot

unset output
