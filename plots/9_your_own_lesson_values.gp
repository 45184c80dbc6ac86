# The value after each iteration
# A curve on a logarithmic scale that falls from about five to a few hundredths, with a small bump at its beginning.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
set terminal svg size 720,521 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
set output stem.'.svg'

set encoding utf8
set label 1 'The value after each iteration' at screen 0.48225, screen 0.95873 center font ',14'
set label 2 'f(x, y)' at screen 0.02639, screen 0.5144 center rotate by 90
set label 3 'iteration' at screen 0.48225, screen 0.03743 center
set xrange [-2.4:62.4]
set yrange [0.02009:6.503]
set logscale y
set xtics ('0' 0, '10' 10, '20' 20, '30' 30, '40' 40, '50' 50, '60' 60) offset 0,0.35
set ytics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5, '1' 1, '2' 2, '5' 5, '' 0.03 1, '' 0.04 1, '' 0.06 1, '' 0.07 1, '' 0.08 1, '' 0.09 1, '' 0.3 1, '' 0.4 1, '' 0.6 1, '' 0.7 1, '' 0.8 1, '' 0.9 1, '' 3 1, '' 4 1, '' 6 1)
set lmargin at screen 0.10918
set rmargin at screen 0.85533
set bmargin at screen 0.11132
set tmargin at screen 0.91747
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
unset key
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

set arrow from screen 0.83186, screen 0.14116 to screen 0.87061, screen 0.14116 nohead front linecolor rgb '#00a789' linewidth 0.6
set label 4 'momentum' at screen 0.87477, screen 0.14116 left front textcolor rgb '#00866e'

# x y
$line <<EOD
0 5.25
1 4.7762848
2 4.600215417705893
3 4.748083840693583
4 4.611047037050249
5 4.317577696979735
6 4.1951800611101175
7 4.128155903255642
8 3.9737259244617844
9 3.768604040098724
10 3.5945585911329396
11 3.456950413825631
12 3.309314818783677
13 3.1313111739933737
14 2.938055908819657
15 2.7435550641745277
16 2.5469487501615378
17 2.342436876851426
18 2.127865458430396
19 1.9053926089918232
20 1.6792963278686095
21 1.454924138228735
22 1.2393240380017687
23 1.0423494857033242
24 0.8764875293701341
25 0.753515139916774
26 0.6771630246366638
27 0.6351535727045116
28 0.5997436396067297
29 0.5435999131072955
30 0.4609091132275728
31 0.3711610307475533
32 0.29995185734461544
33 0.25766904504865895
34 0.23556858364089192
35 0.2173980579285661
36 0.1930659999521663
37 0.16420423362243944
38 0.13949219891484038
39 0.12478153227887415
40 0.11727367234827389
41 0.10954693921489762
42 0.09816267070419886
43 0.08610479875038314
44 0.07738331168842304
45 0.07214751822685783
46 0.06767410505225488
47 0.06217030186344428
48 0.05632885680673162
49 0.05165914411277653
50 0.04839577944451036
51 0.04551856406929399
52 0.042297983168136426
53 0.03903846944004019
54 0.03631985148460287
55 0.034153588035333415
56 0.03213267043433847
57 0.0300523749981435
58 0.028072082263989235
59 0.026368153960026123
60 0.02488113916225158
EOD

plot $line using 1:2 with lines linecolor rgb '#00a789' linewidth 2 notitle

set terminal pngcairo size 1440,1042 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
set output stem.'.png'
replot

unset output
